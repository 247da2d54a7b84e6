import { store } from '../app/store.js';
import { endRoom } from '../room/actions.js';
import { putRooms, refreshRoom, updateRoom } from '../room/rooms.js';
import { isWatching } from '../app/attention.js';
import { announce } from '../app/notifications.js';
import { stoppedTyping } from '../presence/typing.js';
import { addsMessage, isDeleted } from './kinds.js';
import { putReaders } from './readers.js';
import { applyMessage, changeTimeline, timelineOf } from './timelines.js';

const isMe = (userId) => userId === store.state.me?.id || userId === store.state.session;

/** Members are loaded for rooms that were opened; for others they come on opening. */
function refreshMembers(roomId) {
  if (store.state.rooms.get(roomId)?.users) {
    refreshRoom(roomId);
  }
}

/** What an event means for the room itself. */
const ROOM_EVENTS = {
  UpdateRoom: ({ roomId }) => refreshRoom(roomId),
  DeleteRoom: ({ roomId }) => endRoom(roomId, { deleted: true }),
  RemoveUser: ({ roomId, targetId }) =>
    isMe(targetId) ? endRoom(roomId) : refreshMembers(roomId),
  AddUser: ({ roomId }) => refreshMembers(roomId),
};

/** In the open room, what comes while nobody looks begins below a line of its own. */
function markNew(event, room) {
  if (store.state.route.id === room.id && room.unread === 0 && !isWatching(room.id)) {
    changeTimeline(room.id, { newSince: event.seq - 1 });
  }
}

function count(event) {
  const room = store.state.rooms.get(event.roomId);
  const isNew = addsMessage(event) && !isMe(event.actorId);
  if (room && isNew) {
    markNew(event, room);
  }
  const unread = (room?.unread ?? 0) + (isNew ? 1 : 0);
  updateRoom(event.roomId, { head: event.seq, epoch: event.epoch, lastAt: event.at, unread });
}

/** Applies the next event of a room. */
export function applyEvent(event) {
  count(event);
  applyMessage(event.roomId, event.message);
  stoppedTyping(event.roomId, event.actorId);
  ROOM_EVENTS[event.command]?.(event);
  if (event.command === 'CreateMessage' && !isMe(event.actorId) && !isDeleted(event.message)) {
    if (!isWatching(event.roomId)) {
      announce(event.message);
    }
  }
}

/** Takes in a room that one has just come into. */
export function applyJoined({ roomId, epoch, seq }) {
  const { name = '…', unread = 0 } = store.state.rooms.get(roomId) ?? {};
  putRooms([{ id: roomId, name, epoch, head: seq, unread, joined: true }]);
  refreshRoom(roomId);
}

/** Takes how far somebody has read: this user in another tab, or somebody else. */
export function applyRead({ roomId, userId, seq }) {
  if (isMe(userId)) {
    const room = store.state.rooms.get(roomId);
    const later = timelineOf(roomId).messages.filter((m) => m.seq > seq && !isMe(m.userId)).length;
    updateRoom(roomId, {
      read: Math.max(room?.read ?? 0, seq),
      unread: Math.min(room?.unread ?? 0, seq >= room?.head ? 0 : later),
    });
    return;
  }
  putReaders(roomId, [{ userId, seq }]);
}
