import { call } from '../app/api.js';
import { sentence } from '../app/form-element.js';
import { command } from '../app/live.js';
import { notify } from '../app/notices.js';
import { store } from '../app/store.js';
import { session } from '../login/session.js';

/** Milliseconds in which a deletion can be undone, and more while somebody is about to. */
const UNDO = 6_000;
/** What can be undone, by id: `{message, timer}`. */
const waiting = new Map();

function setRetracting(id, is) {
  const retracting = new Set(store.state.retracting);
  retracting[is ? 'add' : 'delete'](id);
  store.set({ retracting });
}

const bySocket = ({ id, roomId }) => command({ command: 'DeleteMessage', roomId, targetId: id });

/** This goes out even if the page or the session ends right after it. */
const byRest = ({ id }) =>
  call('DELETE', `/messages/${encodeURIComponent(id)}`, undefined, { keepalive: true });

function take(id) {
  clearTimeout(waiting.get(id)?.timer);
  waiting.delete(id);
}

async function finish(message, send) {
  take(message.id);
  setRetracting(message.id, true);
  try {
    await send(message);
  } catch (problem) {
    notify(sentence(problem));
  }
  setRetracting(message.id, false);
}

/** Hides a message, and deletes it unless that is undone in time. */
export function retract(message) {
  waiting.set(message.id, { message });
  setRetracting(message.id, true);
  release(message.id);
}

export const canUndo = (id) => waiting.has(id);

export function undo(id) {
  take(id);
  setRetracting(id, false);
}

/** Stops the time while somebody is about to undo. */
export const hold = (id) => clearTimeout(waiting.get(id)?.timer);

/** From now on there is as much time as at first. */
export function release(id) {
  const deletion = waiting.get(id);
  if (deletion) {
    hold(id);
    deletion.timer = setTimeout(() => finish(deletion.message, bySocket), UNDO);
  }
}

/** Whoever leaves meant what they did: what waits is deleted on the way out. */
export const finishRetracting = (send = byRest) =>
  Promise.all([...waiting.values()].map(({ message }) => finish(message, send)));

addEventListener('pagehide', () => finishRetracting());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') {
    finishRetracting(bySocket);
  }
});
// What somebody else does in this browser is done in their own name.
session.addEventListener('change', () => [...waiting.keys()].forEach(take));
