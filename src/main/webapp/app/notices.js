import { store } from './store.js';

const STAYS = 6_000;
let timer;

/**
 * Shows a line at the bottom for a while.
 *
 * @param {string} text
 * @param {{label: string, do: () => void}} [action] what one may still do about it
 */
export function notify(text, action) {
  clearTimeout(timer);
  store.set({ notice: { text, action } });
  timer = setTimeout(dismiss, STAYS);
}

export function dismiss() {
  clearTimeout(timer);
  store.set({ notice: null });
}
