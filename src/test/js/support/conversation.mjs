import { Server } from './page.mjs';
import { EMPTY, store } from '../../../main/webapp/app/store.js';
import { INCOMING } from '../../../main/webapp/app/incoming.js';
import { openTimeline } from '../../../main/webapp/message/timelines.js';

export const ME = 'me';

/** The web client's state of one signed-in user, with the server and the socket played by the test. */
export class Conversation {
  server = new Server();

  constructor() {
    store.set({ ...EMPTY, session: ME, me: { id: ME, roles: [] }, route: { name: 'rooms' } });
  }

  /** Goes to a room's page. */
  opens(id) {
    store.set({ route: { name: 'room', id } });
  }

  /** Loads a room's conversation, of which the newest page has these numbers. */
  async loads(roomId, from, to) {
    openTimeline(roomId);
    await this.server.answer(`GET /messages/${roomId}`, page(roomId, from, to));
  }

  /** The socket says so, by the client library's event types. */
  hears(type, detail) {
    INCOMING[type](detail);
  }

  /** The first connection is there, or the next after a break. */
  welcome(...rooms) {
    if (store.state.connection === 'online') {
      this.hears('state', { state: 'waiting' });
    }
    this.hears('welcome', { userId: ME, rooms });
  }

  /** Events of a room from one number to another: something said by somebody else in each. */
  replay(roomId, from, to = from) {
    for (let seq = from; seq <= to; seq += 1) {
      this.hears('event', said(roomId, seq));
    }
  }

  room(id) {
    return store.state.rooms.get(id);
  }

  timeline(id) {
    return store.state.timelines.get(id);
  }

  /** The numbers of the messages that are there. */
  seen(id) {
    return this.timeline(id).messages.map(({ seq }) => seq);
  }
}

export function room(id, head, more = {}) {
  const known = { name: id, roomType: 'Private', ownerId: 'owner', epoch: 'first' };
  return { ...known, id, head, read: head, unread: 0, ...more };
}

export function message(roomId, seq, more = {}) {
  const at = new Date(1_000_000 + seq * 1_000).toISOString();
  const known = { id: `${roomId}-${seq}`, userId: 'other', command: 'CreateMessage', text: `${seq}` };
  return { ...known, roomId, seq, createdAt: at, updatedAt: at, ...more };
}

export function said(roomId, seq, more = {}) {
  const given = message(roomId, seq);
  const known = { epoch: 'first', command: 'CreateMessage', actorId: 'other', at: given.createdAt };
  return { ...known, roomId, seq, message: given, ...more };
}

/** All numbers from one to another. */
export const numbers = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** A page of a room's history, newest first as the API gives it. */
export const page = (roomId, from, to) =>
  numbers(from, to)
    .map((seq) => message(roomId, seq))
    .reverse();
