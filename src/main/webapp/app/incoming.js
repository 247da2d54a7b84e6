import { session } from '../login/session.js';
import { loadMe, setOnline } from '../account/people.js';
import { loadReaders } from '../message/readers.js';
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

/** What is done with what comes over the socket, by the client library's event types. */
export const INCOMING = {
  state: applyState,
  welcome: applyWelcome,
  event: applyEvent,
  joined: applyJoined,
  drop: ({ roomId, reason }) => (reason === 'gone' ? endRoom(roomId) : reloadTimeline(roomId)),
  typing: heardTyping,
  read: applyRead,
  presence: ({ users }) => setOnline(users),
};
