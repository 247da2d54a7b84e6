import { call } from '../app/api.js';
import { sentence } from '../app/form-element.js';
import { t } from '../app/i18n.js';
import { command } from '../app/live.js';
import { notify } from '../app/notices.js';
import { store } from '../app/store.js';
import { timelineOf } from './timelines.js';
import { isDeleted, isSystem } from './kinds.js';

/** Milliseconds in which a deletion can be undone; the notice stays as long. */
const UNDO = 6_000;
const waiting = new Map();

export const startEditing = (id) => store.set({ editing: id });
export const stopEditing = () => store.set({ editing: null });

/** Edits the last thing that this user said in the room. Gives whether there is one. */
export function editLast(roomId) {
  const mine = timelineOf(roomId).messages.filter(
    (m) => m.userId === store.state.me?.id && !isSystem(m) && !isDeleted(m),
  );
  if (mine.length > 0) {
    startEditing(mine.at(-1).id);
  }
  return mine.length > 0;
}

export const edit = (message, text) =>
  command({ command: 'UpdateMessage', roomId: message.roomId, targetId: message.id, text });

function setRetracting(id, is) {
  const retracting = new Set(store.state.retracting);
  retracting[is ? 'add' : 'delete'](id);
  store.set({ retracting });
}

async function retractNow(message) {
  clearTimeout(waiting.get(message.id)?.timer);
  waiting.delete(message.id);
  try {
    await command({ command: 'DeleteMessage', roomId: message.roomId, targetId: message.id });
  } catch (problem) {
    notify(sentence(problem));
  }
  setRetracting(message.id, false);
}

function undo(message) {
  clearTimeout(waiting.get(message.id)?.timer);
  waiting.delete(message.id);
  setRetracting(message.id, false);
}

/** Hides a message, and deletes it unless that is undone in time. */
export function retract(message) {
  setRetracting(message.id, true);
  const timer = setTimeout(() => retractNow(message), UNDO);
  waiting.set(message.id, { message, timer });
  notify(t('message.deletedNow'), { label: t('message.undo'), do: () => undo(message) });
}

/** Whoever leaves the page meant what they did: what waits is deleted on the way out. */
addEventListener('pagehide', () => {
  for (const { message, timer } of waiting.values()) {
    clearTimeout(timer);
    call('DELETE', `/messages/${encodeURIComponent(message.id)}`, undefined, { keepalive: true });
  }
  waiting.clear();
});
