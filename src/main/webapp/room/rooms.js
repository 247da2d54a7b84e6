import { all, call } from '../app/api.js';
import { store } from '../app/store.js';
import { addPeople } from '../account/people.js';

/** The two rooms that always exist (ids of the API). */
export const FIXED = ['general', 'announcements'];
const LAST = 'rooms.last';

export const isPrivate = (room) => room.roomType === 'Private';
export const isFixed = (room) => FIXED.includes(room.id);
export const isMember = (room) => isFixed(room) || Boolean(room.joined);
/** Whether the socket tells what happens in it. */
export const isHeard = (room) => Boolean(room?.joined && room.epoch);

const last = () => `${LAST}.${store.state.session}`;

/** The room that this user had open last in this browser. */
export const lastRoom = () => localStorage.getItem(last()) ?? FIXED[0];
export const rememberRoom = (id) => localStorage.setItem(last(), id);

/** Changes one room; `change` gives the members that are new. */
export function updateRoom(id, change) {
  const room = store.state.rooms.get(id);
  if (room) {
    putRooms([{ ...room, ...change }]);
  }
}

/** Takes rooms in, over what is known of them. */
export function putRooms(given) {
  const rooms = new Map(store.state.rooms);
  given.forEach((room) => rooms.set(room.id, { ...rooms.get(room.id), ...room }));
  store.set({ rooms });
}

/** A room that is not there is not opened again by itself. */
export function forgetRoom(id) {
  if (lastRoom() === id) {
    localStorage.removeItem(last());
  }
  const rooms = new Map(store.state.rooms);
  const known = rooms.delete(id);
  if (known) {
    store.set({ rooms });
  }
}

/** Whether a room that was known has ended while an answer about it was on its way. */
const hasEnded = (id, before) => before.has(id) && !store.state.rooms.has(id);

/**
 * Loads the rooms that one may see. A private one that is seen is one's own; which of the others
 * one is in comes with the socket's welcome.
 *
 * @returns {Promise<object[]>} the rooms for all that are there no longer; that one's own have ended
 *     is told by the socket
 */
export async function loadRooms() {
  const before = store.state.rooms;
  const others = [...before.values()].filter((room) => !isMember(room));
  try {
    const seen = (await all('/rooms')).filter(({ id }) => !hasEnded(id, before));
    putRooms(seen.map(({ users, ...room }) => (isPrivate(room) ? { ...room, joined: true } : room)));
    store.set({ roomsLoaded: true });
    return others.filter(({ id }) => !seen.some((room) => room.id === id));
  } catch {
    // The welcome brings them, or the line that says offline stays.
    return [];
  }
}

/** Loads a room with its members. */
export async function loadRoom(id) {
  const before = store.state.rooms;
  const room = await call('GET', `/rooms/${encodeURIComponent(id)}`);
  addPeople(room.users);
  putRooms(hasEnded(id, before) ? [] : [room]);
}

const REFRESH = 300;
const refreshing = new Map();

/** Loads a room anew, once for all that happens to it within a moment. */
export function refreshRoom(id) {
  if (!refreshing.has(id)) {
    const load = () => {
      refreshing.delete(id);
      loadRoom(id).catch(() => {});
    };
    refreshing.set(id, setTimeout(load, REFRESH));
  }
}

/** What the socket says at its start: the fixed rooms and all that one is in. */
export function welcomeRooms(welcomed) {
  const here = new Set(welcomed.map(({ id }) => id));
  const rooms = new Map();
  for (const [id, room] of store.state.rooms) {
    // A private room that is not named any longer is no longer ours to see.
    if (here.has(id) || !isPrivate(room)) {
      rooms.set(id, { ...room, joined: here.has(id) });
    }
  }
  welcomed.forEach((room) => rooms.set(room.id, { ...rooms.get(room.id), ...room, joined: true }));
  store.set({ rooms, roomsLoaded: true });
}

/** The list as it is shown: the fixed rooms first, then those with the latest word. */
export function listed() {
  const rooms = [...store.state.rooms.values()];
  const latest = (room) => Date.parse(room.lastAt ?? room.createdAt) || 0;
  const fixed = FIXED.map((id) => store.state.rooms.get(id)).filter(Boolean);
  const mine = rooms
    .filter((room) => !isFixed(room) && room.joined)
    .sort((a, b) => latest(b) - latest(a) || a.name.localeCompare(b.name));
  const open = rooms
    .filter((room) => !isFixed(room) && !room.joined && !isPrivate(room))
    .sort((a, b) => a.name.localeCompare(b.name));
  return { fixed, mine, open };
}

/** Messages that wait in all rooms. */
export const totalUnread = () =>
  [...store.state.rooms.values()].reduce((sum, room) => sum + (room.unread ?? 0), 0);
