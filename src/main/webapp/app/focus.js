import { store } from './store.js';

/** What last had the focus, and what was around it then, the nearest first. */
let trail = [];

function remember({ target }) {
  trail = [];
  for (let at = target; at; at = at.parentElement) {
    trail.push(at);
  }
}

const isThere = (element) => element.isConnected && element.checkVisibility();

/** Where a page or dialog begins: its heading. */
const beginning = () =>
  document.querySelector('dialog[open] h2') ??
  [...document.querySelectorAll('h1')].filter(isThere).at(-1);

/**
 * Where what had the focus is gone, the focus goes to what held it, as a message does its buttons,
 * or else to where the page begins, and not to nowhere.
 */
function rescue() {
  const { activeElement } = document;
  // What has just been hidden has the focus until the browser has drawn that.
  const isNowhere = activeElement === document.body || !isThere(activeElement);
  if (isNowhere && trail.length > 0 && !isThere(trail[0])) {
    const around = trail.find((element) => element.matches('[tabindex]') && isThere(element));
    (around ?? beginning())?.focus();
  }
}

let frame = null;

/** Elements have rendered what changed, and dialogs have given the focus back, by the next frame. */
export function rescueSoon() {
  frame ??= requestAnimationFrame(() => {
    frame = null;
    rescue();
  });
}

/** From now on the focus is never lost. */
export function startFocus() {
  addEventListener('focusin', remember);
  store.subscribe(rescueSoon);
}
