import { store } from './store.js';

const STAYS = 6_000;
let timer;

/** Shows a line at the bottom for a while. */
export function notify(text) {
  clearTimeout(timer);
  store.set({ notice: text });
  timer = setTimeout(() => store.set({ notice: null }), STAYS);
}
