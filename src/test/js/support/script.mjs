import { RoomsClient } from '../../../main/webapp/lib/rooms-client.js';
import { Clock } from './clock.mjs';

/** A client whose server, clock and chance are played by the test. */
export class Script {
  clock = new Clock();
  page = new EventTarget();
  chance = 0.5;
  sockets = [];
  told = [];
  tickets = 0;
  #ids = 0;

  constructor({ positions, ticket } = {}) {
    this.client = new RoomsClient(
      { url: 'http://rooms.test/api/ws', ticket: ticket ?? (() => this.#ticket()), positions },
      this.#platform(),
    );
    for (const type of TYPES) {
      this.client.addEventListener(type, ({ detail }) => this.told.push({ type, ...detail }));
    }
  }

  /** The newest socket. */
  get socket() {
    return this.sockets.at(-1);
  }

  /** What the client told of, by type. */
  ofType(type) {
    return this.told.filter((event) => event.type === type);
  }

  /** The numbers of the events that were handed on. */
  get seen() {
    return this.ofType('event').map(({ seq }) => seq);
  }

  /** The frames that the newest socket was given, by type. */
  sent(type) {
    return this.socket.sent.filter((frame) => frame.type === type);
  }

  async start(...rooms) {
    this.client.start();
    await this.greet(...rooms);
    return this;
  }

  /** Opens the newest socket and welcomes the client. */
  async greet(...rooms) {
    await settled();
    this.socket.open();
    this.socket.say({ type: 'welcome', userId: 'me', heartbeatSeconds: 15, rooms });
  }

  /** How long the client means to wait before its next attempt. */
  get wait() {
    return this.ofType('state').at(-1).retryAt - this.clock.now();
  }

  /** Lets the client wait as long as it means to, and welcomes it. */
  async comeBack(...rooms) {
    this.clock.pass(this.wait);
    await this.greet(...rooms);
  }

  events(...events) {
    this.socket.say({ type: 'events', events });
  }

  heartbeat(...heads) {
    this.socket.say({ type: 'heartbeat', heads });
  }

  #ticket() {
    this.tickets += 1;
    return Promise.resolve(`ticket ${this.tickets}`);
  }

  #platform() {
    const { clock, page, sockets } = this;
    class WebSocket extends ScriptedSocket {
      constructor(...address) {
        super(...address);
        sockets.push(this);
      }
    }
    const newId = () => `id-${(this.#ids += 1)}`;
    return { ...clock, page, WebSocket, newId, random: () => this.chance };
  }
}

/** Lets what is promised happen; no time passes. */
export function settled() {
  return new Promise((resolve) => setImmediate(resolve));
}

export function room(id, head, epoch = 'first') {
  return { id, epoch, head };
}

export function event(roomId, seq, more = {}) {
  return { roomId, epoch: 'first', seq, command: 'CreateMessage', ...more };
}

const TYPES = ['state', 'welcome', 'event', 'drop', 'joined', 'typing', 'presence', 'read']
  .concat(['pending', 'acked', 'failed', 'problem']);

class ScriptedSocket {
  static OPEN = 1;
  readyState = 0;
  sent = [];
  closed = false;

  constructor(url, protocols) {
    this.url = url;
    this.protocols = protocols;
  }

  send(text) {
    this.sent.push(JSON.parse(text));
  }

  /** As with a dead peer: what closes is not told. */
  close() {
    this.closed = true;
    this.readyState = 2;
  }

  open() {
    this.readyState = 1;
    this.onopen();
  }

  say(frame) {
    this.onmessage({ data: JSON.stringify(frame) });
  }

  break(code = 1006) {
    this.readyState = 3;
    this.onclose({ code, reason: '' });
  }
}
