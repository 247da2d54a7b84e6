import { CommandError, RoomsClient } from '../lib/rooms-client.js';
import { call, Problem } from './api.js';

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
  for (const [type, handle] of Object.entries(handlers)) {
    client.addEventListener(type, ({ detail }) => handle(detail));
  }
  client.start();
}

export function stopLive() {
  client?.stop();
  client = null;
}

/** Sends a command; what is refused is a Problem, as from REST. */
export async function command(given) {
  try {
    return await client.send(given);
  } catch (error) {
    throw error instanceof CommandError
      ? new Problem(error.status ?? 0, { detail: error.message, violations: error.violations })
      : error;
  }
}

export const markRead = (roomId, seq) => client?.read(roomId, seq);
export const sayTyping = (roomId) => client?.typing(roomId);

const MOST_WATCHED = 200;

/** Asks who of these users is online, instead of those asked for before. */
export const watchPeople = (userIds) => client?.watch([...userIds].slice(0, MOST_WATCHED));
