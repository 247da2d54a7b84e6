import { store } from '../app/store.js';

/** What is on its way lies under a key of its own: tabs that write at once lose nothing by that. */
const ofUser = () => `rooms.outgoing.${store.state.session}.`;

/**
 * What this user has said and the server has not taken yet, `{roomId, id, text, at}`, the oldest
 * first: in this browser and all its tabs, also once they were closed.
 */
export const kept = () =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith(ofUser()))
    .map((key) => JSON.parse(localStorage.getItem(key)))
    .sort((a, b) => a.at.localeCompare(b.at));

export const keep = (message) =>
  localStorage.setItem(ofUser() + message.id, JSON.stringify(message));

export const forget = (id) => localStorage.removeItem(ofUser() + id);
