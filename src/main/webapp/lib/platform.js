/**
 * What the client needs of its surroundings. Browsers and Node from 22 on have all of it; Node 20
 * needs a WebSocket class from elsewhere. Tests give a clock and a source of chance of their own.
 *
 * @typedef {object} Platform
 * @property {typeof WebSocket} WebSocket the browsers' interface (https://websockets.spec.whatwg.org)
 * @property {() => number} now milliseconds, which go on while the machine sleeps
 * @property {(task: () => void, delay: number) => unknown} setTimeout
 * @property {(timer: unknown) => void} clearTimeout
 * @property {() => number} random from 0 up to, but not including, 1
 * @property {() => string} newId a name for a command that nothing else has, at most 50 characters
 * @property {EventTarget | undefined} page tells of `online`, `offline`, `pageshow` and
 *   `visibilitychange`; absent outside of browsers
 */

/** @type {Platform} */
export const platform = {
  WebSocket: globalThis.WebSocket,
  now: () => Date.now(),
  setTimeout: (task, delay) => setTimeout(task, delay),
  clearTimeout: (timer) => clearTimeout(timer),
  random: () => Math.random(),
  newId,
  page: globalThis.window,
};

/** A UUID; browsers have randomUUID only where the page came by https or from the machine itself. */
function newId() {
  if (crypto.randomUUID) {
    return crypto.randomUUID();
  }
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
