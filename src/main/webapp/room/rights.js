import { isAdmin } from '../account/people.js';
import { store } from '../app/store.js';
import { isFixed, isMember } from './rooms.js';

/** What the signed-in user may do in a room, by the rules of the API; the server has the last word. */

export const owns = (room) => room.ownerId === store.state.me?.id;
export const mayRename = (room) => (isFixed(room) ? isAdmin() : owns(room));
export const mayDelete = (room) => !isFixed(room) && owns(room);
export const mayInvite = (room) => !isFixed(room) && owns(room);
export const mayLeave = (room) => !isFixed(room) && isMember(room) && !owns(room);
export const mayJoin = (room) => !isMember(room) && room.roomType === 'Public';

export function mayWrite(room) {
  return room.roomType === 'ReadOnly' ? owns(room) || isAdmin() : isMember(room);
}

export const mayEdit = (message) => message.userId === store.state.me?.id;
export const mayRetract = (message, room) => mayEdit(message) || owns(room) || isAdmin();
