import { session } from '../login/session.js';
import { loadMe, setOnline } from '../account/people.js';
import { forgetReaders, loadReaders } from '../message/readers.js';
import { applyEvent, applyJoined, applyRead } from '../message/events.js';
import { freshenTimeline, reloadTimeline } from '../message/timelines.js';
import { heardTyping } from '../presence/typing.js';
import { endRoom } from '../room/actions.js';
import { welcomeRooms } from '../room/rooms.js';
import { store } from './store.js';

const CONNECTION = { online: 'online', waiting: 'offline', offline: 'offline' };

function applyState({ state }) {
  if (state === 'signedOut') {
    session.end();
  } else if (CONNECTION[state]) {
    // While it tries to come back, it is still offline to whoever looks.
    store.set({ connection: CONNECTION[state] });
  }
}

/** What is open may have been loaded before the server began to tell what is new. */
function applyWelcome({ rooms }) {
  welcomeRooms(rooms);
  loadMe();
  rooms.forEach(({ id, head }) => freshenTimeline(id, head));
  if (store.state.route.name === 'room') {
    loadReaders(store.state.route.id);
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
