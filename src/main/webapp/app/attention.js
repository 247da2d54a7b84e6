import { markRead } from './live.js';
import { store } from './store.js';
import { timelineOf } from '../message/timelines.js';
import { updateRoom } from '../room/rooms.js';

/** Whether the end of the open conversation is in view; the message list keeps it. */
let atEnd = true;

const isLooking = () => document.visibilityState === 'visible' && document.hasFocus();

/** Whether the user looks at the newest messages of this room. */
export function isWatching(roomId) {
  const { route } = store.state;
  return route.name === 'room' && route.id === roomId && atEnd && isLooking();
}

/** What is looked at counts as read. */
function attend() {
  const room = store.state.rooms.get(store.state.route.id);
  const { messages, loading, failed } = timelineOf(room?.id);
  const newest = messages.at(-1);
  if (!room?.joined || !isWatching(room.id) || !newest) {
    return;
  }
  if (loading || (failed && !failed.before)) {
    // The newest may not be on the screen yet.
    return;
  }
  if (room.head === undefined) {
    // Before the welcome, which says what is unread: that this was seen follows on it.
    markRead(room.id, newest.seq);
  } else if (room.head > (room.read ?? 0)) {
    markRead(room.id, room.head);
    updateRoom(room.id, { read: room.head, unread: 0 });
  } else if (room.unread > 0) {
    updateRoom(room.id, { unread: 0 });
  }
}

/** Milliseconds of looking after which something counts as read. */
const GLANCE = 200;
let timer;

function attendSoon() {
  timer ??= setTimeout(() => {
    timer = undefined;
    attend();
  }, GLANCE);
}

export function setAtEnd(is) {
  atEnd = is;
  attendSoon();
}

export function startAttention() {
  store.subscribe((changed) => {
    if (changed.some((slice) => ['rooms', 'route', 'timelines'].includes(slice))) {
      attendSoon();
    }
  });
  addEventListener('focus', attendSoon);
  document.addEventListener('visibilitychange', attendSoon);
}
