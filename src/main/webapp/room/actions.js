import { call } from '../app/api.js';
import { go, roomPath } from '../app/router.js';
import { store } from '../app/store.js';
import { giveBack } from '../message/sending.js';
import { closeTimeline } from '../message/timelines.js';
import { forgetRoom, isPrivate, loadRoom, loadRooms, putRooms, updateRoom } from './rooms.js';

const at = (id, rest = '') => `/rooms/${encodeURIComponent(id)}${rest}`;
const member = (id, userId) => at(id, `/users/${encodeURIComponent(userId)}`);

/** What people do to rooms. Everything resolves when the server has done it, or throws a Problem. */

export async function createRoom({ name, roomType }) {
  const room = await call('POST', '/rooms', { name, roomType });
  putRooms([{ ...room, joined: true, unread: 0 }]);
  go(roomPath(room.id));
  return room;
}

export async function renameRoom(id, name) {
  const { users, ...room } = await call('PUT', at(id), { name });
  putRooms([room]);
}

export async function deleteRoom(id) {
  await call('DELETE', at(id));
  endRoom(id, { deleted: true });
  go('/', { replace: true });
}

export async function joinRoom(id) {
  await call('POST', member(id, store.state.me.id));
  putRooms([{ id, joined: true, unread: 0 }]);
  await loadRoom(id);
}

export async function leaveRoom(id) {
  const { seq } = await call('DELETE', member(id, store.state.me.id));
  // The socket may have told by now that one was added again.
  const cameBack = store.state.rooms.get(id)?.head > seq;
  if (!cameBack) {
    endRoom(id);
  }
  if (!store.state.rooms.has(id)) {
    go('/', { replace: true });
  }
}

export async function addPerson(id, userId) {
  await call('POST', member(id, userId));
  await loadRoom(id);
}

export async function removePerson(id, userId) {
  await call('DELETE', member(id, userId));
  await loadRoom(id);
}

/**
 * A room is over for this user: deleted, left, or removed from. Others than private ones stay seen.
 * Whoever has it open stays there: what they are about to say is for nobody else.
 */
export function endRoom(id, { deleted = false } = {}) {
  const room = store.state.rooms.get(id);
  if (deleted || !room || isPrivate(room)) {
    giveBack(id);
    closeTimeline(id);
    forgetRoom(id);
  } else {
    updateRoom(id, { joined: false, unread: 0 });
  }
}

/** Loads the rooms anew: no connection tells of those for all that one is not in. */
export async function refreshRooms() {
  const gone = await loadRooms();
  gone.forEach(({ id }) => endRoom(id, { deleted: true }));
}
