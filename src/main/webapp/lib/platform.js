/**
 * What the client needs of its surroundings: browsers and Node from 22 on have all of it. Whoever
 * has another WebSocket class, clock or source of chance gives that to the client.
 *
 * @typedef {object} Platform
 * @property {typeof WebSocket} WebSocket
 * @property {() => number} now milliseconds, which go on while the machine sleeps
 * @property {(task: () => void, delay: number) => unknown} setTimeout
 * @property {(timer: unknown) => void} clearTimeout
 * @property {() => number} random from 0 up to, but not including, 1
 * @property {() => string} newId a name that no other command has, at most 50 characters
 * @property {EventTarget} [page] tells of `online`, `offline`, `pageshow`, `visibilitychange`
 */

/** @type {Platform} */
export const platform = {
  WebSocket: globalThis.WebSocket,
  now: () => Date.now(),
  setTimeout: (task, delay) => setTimeout(task, delay),
  clearTimeout: (timer) => clearTimeout(timer),
  random: () => Math.random(),
  newId: () => crypto.randomUUID?.() ?? randomHex(),
  page: globalThis.window,
};

/** Browsers have no randomUUID on pages that came by plain http. */
function randomHex() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
