import { call } from '../app/api.js';
import { store } from '../app/store.js';

/** Takes how far others have read a room; nobody's position moves back. */
export function putReaders(roomId, positions) {
  const readers = new Map(store.state.readers);
  const here = new Map(readers.get(roomId));
  positions.forEach(({ userId, seq }) => here.set(userId, Math.max(seq, here.get(userId) ?? 0)));
  store.set({ readers: readers.set(roomId, here) });
}

/** Forgets how far others have read a room whose numbers may have begun anew. */
export function forgetReaders(roomId) {
  const readers = new Map(store.state.readers);
  readers.delete(roomId);
  store.set({ readers });
}

/** Loads how far the others have read, of which the socket tells only from now on. */
export async function loadReaders(roomId) {
  try {
    putReaders(roomId, await call('GET', `/rooms/${encodeURIComponent(roomId)}/read`));
  } catch {
    // It shows with the next who reads.
  }
}
