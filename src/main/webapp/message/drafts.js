import { store } from '../app/store.js';

const PREFIX = 'rooms.draft.';

const key = (roomId) => `${PREFIX}${store.state.session}.${roomId}`;

/** What is written and not sent, per room and user, in this browser and all its tabs. */
export const draft = (roomId) => localStorage.getItem(key(roomId)) ?? '';

export function keepDraft(roomId, text) {
  if (text.trim()) {
    localStorage.setItem(key(roomId), text);
  } else {
    localStorage.removeItem(key(roomId));
  }
}

/** Calls back with a room's draft when another tab has changed it. Returns the way to stop. */
export function onDraftElsewhere(listener) {
  const heard = (event) => event.key?.startsWith(PREFIX) && listener();
  addEventListener('storage', heard);
  return () => removeEventListener('storage', heard);
}
