import { store } from '../app/store.js';
import { endRoom } from '../room/actions.js';
import { putRooms, refreshRoom, updateRoom } from '../room/rooms.js';
import { isWatching } from '../app/attention.js';
import { announce } from '../app/notifications.js';
import { stoppedTyping } from '../presence/typing.js';
import { addsMessage, isDeleted } from './kinds.js';
import { putReaders } from './readers.js';
import { applyMessage, changeTimeline, keepLatest, reloadTimeline, timelineOf } from './timelines.js';

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
  // One's own end is told by a drop; a removal without one is history, since one was added again.
  RemoveUser: ({ roomId, targetId }) => isMe(targetId) || refreshMembers(roomId),
  AddUser: ({ roomId }) => refreshMembers(roomId),
};

/** In the open room, what comes while nobody looks begins below a line of its own. */
function markNew(event, room) {
  if (store.state.route.id === room.id && room.unread === 0 && !isWatching(room.id)) {
    changeTimeline(room.id, { newSince: event.seq - 1 });
  }
}

/** Whether it came while one was away: the welcome has counted it already. */
function isMissed({ roomId, epoch, seq }) {
  const room = store.state.rooms.get(roomId);
  return room?.epoch === epoch && seq <= room.head;
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

const isSaid = (event) => event.command === 'CreateMessage' && !isDeleted(event.message);

/** Applies the next event of a room. */
export function applyEvent(event) {
  const missed = isMissed(event);
  if (!missed) {
    count(event);
  }
  applyMessage(event.roomId, event.message);
  stoppedTyping(event.roomId, event.actorId);
  ROOM_EVENTS[event.command]?.(event);
  if (isWatching(event.roomId)) {
    keepLatest(event.roomId);
  } else if (isSaid(event) && !isMe(event.actorId)) {
    // However much was missed, it is announced once for each room.
    announce(event.message, missed ? event.roomId : event.message.id);
  }
}

/** Takes in a room that one has just come into; what was seen of it before may lack something. */
export function applyJoined({ roomId, epoch, seq }) {
  const { name = '…', unread = 0 } = store.state.rooms.get(roomId) ?? {};
  putRooms([{ id: roomId, name, epoch, head: seq, unread, joined: true }]);
  refreshRoom(roomId);
  reloadTimeline(roomId);
}

/** What is unread beyond an event; while not all of that is loaded, as much as before. */
function unreadBeyond(seq, { id, head, unread = 0 }) {
  const { messages, complete } = timelineOf(id);
  if (seq >= head) {
    return 0;
  }
  return complete || messages[0]?.seq <= seq + 1
    ? Math.min(unread, messages.filter((m) => m.seq > seq && !isMe(m.userId)).length)
    : unread;
}

/** Takes how far somebody has read: this user in another tab, or somebody else. */
export function applyRead({ roomId, userId, seq }) {
  const room = store.state.rooms.get(roomId);
  if (!isMe(userId)) {
    putReaders(roomId, [{ userId, seq }]);
  } else if (room) {
    const read = Math.max(room.read ?? 0, seq);
    updateRoom(roomId, { read, unread: unreadBeyond(seq, room) });
  }
}
