import { store } from './store.js';

/** The pages and their addresses. PageServlet answers the same addresses with index.html. */
const ROUTES = [
  ['rooms', /^\/$/],
  ['room', /^\/rooms\/([^/]+)$/],
  ['sign-in', /^\/sign-in$/],
  ['register', /^\/register$/],
  ['reset-password', /^\/reset-password$/],
  ['profile', /^\/profile$/],
  ['administration', /^\/administration$/],
];

/** What cannot be decoded is the name of nothing. */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function match(path) {
  for (const [name, pattern] of ROUTES) {
    const found = pattern.exec(path);
    if (found) {
      return { name, id: found[1] && decoded(found[1]) };
    }
  }
  return null;
}

function arrive() {
  store.set({ route: match(location.pathname) ?? { name: 'rooms' } });
}

/** Goes to a page of this application, as a link would. */
export function go(path, { replace = false } = {}) {
  if (path !== location.pathname) {
    history[replace ? 'replaceState' : 'pushState'](null, '', path);
  }
  arrive();
}

export function roomPath(id) {
  return `/rooms/${encodeURIComponent(id)}`;
}

function isPlainClick(event) {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

function onClick(event) {
  const link = event.target.closest?.('a[href]');
  if (!link || link.target || link.origin !== location.origin || !isPlainClick(event)) {
    return;
  }
  if (match(link.pathname)) {
    event.preventDefault();
    go(link.pathname);
  }
}

/** Follows links and the browser's own back and forward from now on. */
export function startRouter() {
  document.addEventListener('click', onClick);
  addEventListener('popstate', arrive);
  arrive();
}
