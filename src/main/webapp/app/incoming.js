import { session } from '../login/session.js';
import { loadMe, retryDirectory, setOnline } from '../account/people.js';
import { forgetReaders, loadReaders } from '../message/readers.js';
import { applyEvent, applyJoined, applyRead } from '../message/events.js';
import { changeTimeline, freshenTimeline, reloadTimeline } from '../message/timelines.js';
import { heardTyping } from '../presence/typing.js';
import { endRoom, refreshRooms } from '../room/actions.js';
import { isHeard, refreshRoom, welcomeRooms } from '../room/rooms.js';
import { store } from './store.js';

function applyState({ state }) {
  if (state === 'signedOut') {
    session.end();
  } else if (state === 'waiting' || state === 'offline') {
    // While it tries to come back, it is still offline to whoever looks: until the welcome.
    store.set({ connection: 'offline' });
  }
}

/** In the open room, what was missed begins below a line of its own. */
function markMissed(rooms) {
  const open = rooms.find(({ id }) => id === store.state.route.id);
  if (open?.unread > 0) {
    changeTimeline(open.id, { newSince: open.read });
  }
}

/** What is open may have been loaded before the server began to tell what is new. */
function freshen(rooms, before) {
  // What happened meanwhile in a room that was heard before is told event by event.
  const since = ({ id, head }) => (isHeard(before.get(id)) ? 0 : head);
  rooms.forEach((room) => freshenTimeline(room.id, since(room)));
  const { id } = store.state.route;
  if (!isHeard(store.state.rooms.get(id))) {
    // Of a room that one only looks into nothing is told.
    freshenTimeline(id, Infinity);
  }
}

/** What the connection did not tell while it was down is asked for anew. */
function applyWelcome({ rooms }) {
  const before = store.state;
  store.set({ connection: 'online' });
  welcomeRooms(rooms);
  markMissed(rooms);
  freshen(rooms, before.rooms);
  retryDirectory();
  if (before.connection === 'offline' || !before.me || !before.roomsLoaded) {
    // No connection tells of these: where the page has just asked, there is nothing new.
    loadMe();
    refreshRooms();
  }
  const { name, id } = store.state.route;
  if (name === 'room') {
    refreshRoom(id);
    loadReaders(id);
  }
}

/** A room is no longer there, or what is known of it is void. */
function applyDrop({ roomId, reason }) {
  if (reason === 'gone') {
    endRoom(roomId);
    return;
  }
  forgetReaders(roomId);
  reloadTimeline(roomId);
  if (store.state.route.id === roomId) {
    loadReaders(roomId);
  }
}

/** What is done with what comes over the socket, by the client library's event types. */
export const INCOMING = {
  state: applyState,
  welcome: applyWelcome,
  event: applyEvent,
  joined: applyJoined,
  drop: applyDrop,
  typing: heardTyping,
  read: applyRead,
  presence: ({ users }) => setOnline(users),
};
