import { command } from '../app/live.js';
import { store } from '../app/store.js';
import { draft, keepDraft } from './drafts.js';
import { isDeleted, isSystem } from './kinds.js';
import { timelineOf } from './timelines.js';

export const startEditing = (id) => store.set({ editing: id });
export const stopEditing = () => store.set({ editing: null });

/** Edits the last thing that this user said in the room. Gives whether there is one. */
export function editLast(roomId) {
  const { me, retracting } = store.state;
  const mine = timelineOf(roomId).messages.filter(
    (m) => m.userId === me?.id && !isSystem(m) && !isDeleted(m) && !retracting.has(m.id),
  );
  if (mine.length > 0) {
    startEditing(mine.at(-1).id);
  }
  return mine.length > 0;
}

function put(message, change) {
  const changes = new Map(store.state.changes);
  store.set({ changes: changes.set(message.id, { ...change, since: message.updatedAt }) });
}

/** Other words for a message are of interest until it has changed. */
function changeOf(message) {
  const change = store.state.changes.get(message.id);
  return change?.since === message.updatedAt ? change : undefined;
}

/** Why a message does not say what it was to say, if that was refused. */
export const refusalOf = (message) => changeOf(message)?.error;

export const isSaving = (message) => Boolean(changeOf(message)) && !refusalOf(message);

/** What a message says, or is about to. */
export const textOf = (message) => (isSaving(message) ? changeOf(message).text : message.text);

/** Says a message in other words. They are kept as a draft for as long as they may be refused. */
export async function edit(message, text) {
  keepDraft(message.id, text);
  put(message, { text });
  try {
    const { id, roomId } = message;
    await command({ command: 'UpdateMessage', roomId, targetId: id, text });
    if (draft(message.id) === text) {
      keepDraft(message.id, '');
    }
  } catch (error) {
    put(message, { text, error });
  }
}

/** Gives up on other words for a message, unless they are on their way. */
export function leaveAsItIs(message) {
  keepDraft(message.id, '');
  if (refusalOf(message)) {
    const changes = new Map(store.state.changes);
    changes.delete(message.id);
    store.set({ changes });
  }
}
