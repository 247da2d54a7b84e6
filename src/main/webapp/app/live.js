import { CommandError, MOST_WATCHED, RoomsClient } from '../lib/rooms-client.js';
import { call, Problem, whileSignedIn } from './api.js';
import { store } from './store.js';

/** The one connection to the server, while somebody is signed in. */
let client = null;

/**
 * Opens it.
 *
 * @param {Object<string, (detail: object) => void>} handlers by the client library's event types
 */
export function startLive(handlers) {
  client = new RoomsClient({
    url: '/api/ws',
    ticket: async () => (await call('POST', '/ws/ticket')).ticket,
  });
  client.addEventListener('welcome', ({ detail: { messageMaxChars } }) =>
    store.set({ messageMaxChars }),
  );
  client.addEventListener('problem', ({ detail }) => console.warn(detail.error));
  for (const [type, handle] of Object.entries(handlers)) {
    client.addEventListener(type, ({ detail }) => handle(detail));
  }
  client.start();
}

export function stopLive() {
  client?.stop();
  client = null;
}

async function send(given) {
  try {
    return await client.send(given);
  } catch (error) {
    throw error instanceof CommandError
      ? new Problem(error.status ?? 0, { detail: error.message, violations: error.violations })
      : error;
  }
}

/** Sends a command; what is refused is a Problem, as from REST. */
export const command = (given) => whileSignedIn(send(given));

export const markRead = (roomId, seq) => client?.read(roomId, seq);
export const sayTyping = (roomId) => client?.typing(roomId);

/** Asks who of these users is online, instead of those asked for before. */
export const watchPeople = (userIds) => client?.watch([...userIds].slice(0, MOST_WATCHED));
