import { store } from '../app/store.js';

const PREFIX = 'rooms.draft.';

const key = (id) => `${PREFIX}${store.state.session}.${id}`;

/**
 * What is written and not sent, by the id of the room where it is to be said or of the message that
 * is to say it, per user, in this browser and all its tabs.
 */
export const draft = (id) => localStorage.getItem(key(id)) ?? '';

export function keepDraft(id, text) {
  if (text.trim()) {
    localStorage.setItem(key(id), text);
  } else {
    localStorage.removeItem(key(id));
  }
}

/** Puts a text back to where it was written, before what is being written there. */
export function takeBack(roomId, text) {
  keepDraft(roomId, [text, draft(roomId)].filter(Boolean).join('\n'));
  // Only other tabs hear of it from the browser.
  dispatchEvent(new StorageEvent('storage', { key: key(roomId) }));
}

/** Calls back when another tab has changed a draft, or one was put back. Returns the way to stop. */
export function onDraftElsewhere(listener) {
  const heard = (event) => event.key?.startsWith(PREFIX) && listener();
  addEventListener('storage', heard);
  return () => removeEventListener('storage', heard);
}
