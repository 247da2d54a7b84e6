import { Backoff } from './backoff.js';
import { Commands, LATER } from './commands.js';
import { Connection } from './connection.js';
import { platform as here } from './platform.js';
import { Positions } from './positions.js';

export { CommandError } from './commands.js';

/** Of how many users a client may know at a time who is online. */
export const MOST_WATCHED = 200;
const TYPING_INTERVAL = 3_000;
/** How many milliseconds a connection lasts before its end is taken for an accident. */
const PROVEN_AFTER = 5_000;

/**
 * A client of the protocol rooms.v2: it connects, comes back whenever it can, and hands on every
 * event of every room once and in order.
 *
 *     const client = new RoomsClient({ url: '/api/ws', ticket: () => fetchTicket() });
 *     client.addEventListener('event', ({ detail }) => show(detail));
 *     client.start();
 *     await client.send({ command: 'CreateMessage', roomId: 'general', targetId: 'general', text });
 *
 * Whoever keeps a copy of a room loads it over REST once `welcome` or `joined` named it, applies
 * each `event` to it, and loads it anew after a `drop`. What was loaded may already show an event
 * that comes later, so applying goes by the message's id.
 *
 * Events, by type, with their `detail`:
 * - `state`: `{state, retryAt?, code?, reason?}`; retryAt in milliseconds since 1970, code and
 *   reason of the close that led to it
 * - `welcome`: `{userId, heartbeatSeconds, messageMaxChars, rooms}`, on every connection;
 *   rooms: `{id, name, roomType, ownerId, epoch, head, read, unread, lastAt?}[]`
 * - `event`: `{roomId, epoch, seq, command, actorId, targetId, at, message}`, the room's next
 * - `drop`: `{roomId, reason}`; the copy of the room is void: `limited` and `reset`: load it anew,
 *   `gone`: it is there no longer, also after one was removed or the room deleted
 * - `joined`: `{roomId, epoch, seq}`, a room that is new to the caller
 * - `typing`: `{roomId, userId}`; `read`: `{roomId, userId, seq}`; `presence`:
 *   `{users: {userId, online}[]}`
 * - `pending`: the command, when it is given; `acked`: the command and `{seq, messageId?}`;
 *   `failed`: the command and `{error}`, a CommandError
 * - `problem`: `{status, code, error, violations?}`, an error of the server's that answers no command
 */
export class RoomsClient extends EventTarget {
  #url;
  #ticket;
  #platform;
  #positions;
  #backoff;
  #commands;
  #state = 'offline';
  #connection;
  #retry;
  #named = [];
  #onlineSince;
  #userId;
  #watched = [];
  #askAgain;
  #typed = new Map();
  #reads = new Map();

  /**
   * @param {object} options
   * @param {string} options.url of the socket: ws, wss, http or https, in browsers also relative
   * @param {() => Promise<string>} options.ticket fetches a new ticket for each attempt; a failure
   *   whose `status` is 401 means signed out, any other that it will be tried again
   * @param {Iterable<import('./positions.js').Position>} [options.positions] where a kept copy of
   *   the rooms stands, from an earlier {@link positions}
   * @param {Partial<import('./platform.js').Platform>} [platform] what to use instead of the
   *   surroundings' own
   */
  constructor({ url, ticket, positions }, platform = {}) {
    super();
    this.#url = new URL(url, globalThis.location?.href).href.replace(/^http/, 'ws');
    this.#ticket = ticket;
    this.#platform = { ...here, ...platform };
    this.#positions = new Positions(positions);
    this.#backoff = new Backoff(this.#platform.random);
    this.#commands = new Commands(this.#platform);
  }

  /**
   * `offline`: not started, or stopped; `connecting`; `online`; `waiting` for the next attempt;
   * `signedOut`: the server does not want this session back, {@link start} begins anew.
   *
   * @type {'offline' | 'connecting' | 'online' | 'waiting' | 'signedOut'}
   */
  get state() {
    return this.#state;
  }

  /** The last event of each room that was handed on. @returns {import('./positions.js').Position[]} */
  get positions() {
    return this.#positions.all();
  }

  start() {
    if (this.#state === 'offline' || this.#state === 'signedOut') {
      this.#followPage('addEventListener');
      this.#connect();
    }
  }

  /** Leaves, and fails what is not answered yet; positions stay. */
  stop() {
    if (this.#state !== 'offline') {
      this.#leave('offline', { code: 'stopped', error: 'The client was stopped.' });
    }
  }

  /**
   * Sends a command, at once or when the connection is back; again, with the same id, until it is
   * answered. Commands act in the order in which they are given, one after the other.
   *
   * @param {object} command
   * @param {'CreateMessage' | 'UpdateMessage' | 'DeleteMessage' | 'AddUser' | 'RemoveUser'
   *   | 'CreateRoom' | 'UpdateRoom' | 'DeleteRoom'} command.command
   * @param {string} [command.roomId]
   * @param {string} [command.targetId] the room, message or user that it is about
   * @param {string} [command.text] the text, or the room's name
   * @param {string} [command.id] a new one unless given; given again, the command does not act
   *   again; the message that it makes carries it as clientId
   * @returns {Promise<{id: string, roomId?: string, seq?: number, messageId?: string}>} the ack;
   *   fails with a {@link CommandError}. Need not be looked at: `acked` and `failed` tell it too.
   */
  send({ id = this.#platform.newId(), command, roomId, targetId, text }) {
    const given = { id, command, roomId, targetId, text };
    // What is typed after it is another message.
    this.#typed.delete(roomId);
    const answer = this.#commands.submit({ type: 'command', ...given });
    this.#tell('pending', given);
    answer.then(
      (ack) => this.#tell('acked', { ...given, ...ack }),
      (error) => this.#tell('failed', { ...given, error }),
    );
    return answer;
  }

  /** The caller has read the room up to this event; told again after a break until it is known. */
  read(roomId, seq) {
    if (seq <= this.#reads.get(roomId)) {
      return;
    }
    this.#reads.set(roomId, seq);
    const frame = { type: 'read', id: this.#platform.newId(), roomId, seq };
    const isOlder = (waiting) => waiting.type === 'read' && waiting.roomId === roomId;
    if (!this.#commands.replace(isOlder, frame)) {
      this.#commands.submit(frame).catch(() => this.#reads.delete(roomId));
    }
  }

  /** The caller is typing; to be called at each key, it goes out once in three seconds. */
  typing(roomId) {
    const now = this.#platform.now();
    if (this.#state === 'online' && !(now - this.#typed.get(roomId) < TYPING_INTERVAL)) {
      this.#typed.set(roomId, now);
      this.#connection.send({ type: 'typing', roomId });
    }
  }

  /** Asks for the presence of these users, at most 200, instead of those asked for before. */
  watch(userIds) {
    const watched = [...userIds];
    if (watched.length > MOST_WATCHED) {
      throw new RangeError(`Only ${MOST_WATCHED} users can be watched.`);
    }
    this.#watched = watched;
    this.#ask();
  }

  #ask() {
    this.#platform.clearTimeout(this.#askAgain);
    if (this.#state === 'online') {
      this.#connection.send({ type: 'presence', userIds: this.#watched });
    }
  }

  #connect() {
    this.#platform.clearTimeout(this.#retry);
    const handlers = {
      opened: () => this.#sayHello(),
      received: (frame) => this.#receive(frame),
      ended: (code, reason) => this.#ended(code, reason),
    };
    this.#connection = new Connection(handlers, this.#platform);
    this.#become('connecting');
    this.#connection?.open(this.#url, this.#ticket);
  }

  #ended(code, reason) {
    this.#connection = undefined;
    this.#platform.clearTimeout(this.#askAgain);
    this.#commands.disconnected();
    if (code >= 4000 && code < 4500) {
      const problem = { code: 'signed-out', error: 'The session has ended.' };
      this.#leave('signedOut', problem, { code, reason });
    } else if (this.#state !== 'offline') {
      const delay = this.#wait();
      this.#retry = this.#platform.setTimeout(() => this.#connect(), delay);
      this.#become('waiting', { code, reason, retryAt: this.#platform.now() + delay });
    }
  }

  #wait() {
    if (this.#platform.now() - this.#onlineSince >= PROVEN_AFTER) {
      this.#backoff.reset();
    }
    this.#onlineSince = undefined;
    return this.#backoff.next();
  }

  #leave(state, problem, detail) {
    this.#followPage('removeEventListener');
    this.#platform.clearTimeout(this.#retry);
    this.#state = 'offline';
    this.#connection?.end(problem.code);
    this.#commands.abandon(problem);
    this.#become(state, detail);
  }

  #become(state, detail) {
    this.#state = state;
    this.#tell('state', { state, ...detail });
  }

  #sayHello() {
    this.#named = this.#positions.forHello();
    this.#connection.send({ type: 'hello', rooms: this.#named });
  }

  #receive({ type, ...frame }) {
    switch (type) {
      case 'welcome':
        return this.#welcomed(frame);
      case 'events':
        return frame.events.forEach((event) => this.#apply(event));
      case 'limited':
      case 'reset':
        this.#positions.set(frame.roomId, frame.epoch, frame.seq);
        return this.#drop(frame.roomId, type);
      case 'gone':
        return this.#gone(frame.roomId);
      case 'joined':
        return this.#joined(frame);
      case 'ack':
      case 'error':
        return this.#answered(type, frame);
      case 'heartbeat':
        return this.#compare(frame.heads);
      case 'typing':
      case 'read':
      case 'presence':
        return this.#tell(type, frame);
    }
  }

  #welcomed(welcome) {
    const { userId, heartbeatSeconds, rooms } = welcome;
    this.#userId = userId;
    this.#onlineSince = this.#platform.now();
    this.#connection.patience = 2 * heartbeatSeconds * 1_000;
    const lost = this.#positions.welcome(rooms, this.#named);
    this.#become('online');
    this.#tell('welcome', welcome);
    lost.forEach(({ roomId, reason }) => this.#drop(roomId, reason));
    // A listener may have stopped the client meanwhile.
    if (this.#state === 'online') {
      this.#resume();
    }
  }

  #resume() {
    if (this.#watched.length > 0) {
      this.#ask();
    }
    this.#commands.connected((frame) => this.#connection.send(frame));
  }

  #apply(event) {
    const order = this.#connection ? this.#positions.take(event) : 'late';
    if (order === 'hole') {
      this.#connection.end('hole');
    } else if (order === 'next') {
      this.#tell('event', event);
      if (this.#positions.ends(event, this.#userId)) {
        this.#gone(event.roomId);
      }
    }
  }

  #joined(room) {
    const position = this.#positions.get(room.roomId);
    if (position?.epoch !== room.epoch || position.seq < room.seq) {
      this.#positions.set(room.roomId, room.epoch, room.seq);
      this.#tell('joined', room);
    }
  }

  #gone(roomId) {
    this.#positions.forget(roomId);
    this.#drop(roomId, 'gone');
  }

  #drop(roomId, reason) {
    this.#reads.delete(roomId);
    this.#tell('drop', { roomId, reason });
  }

  #answered(type, answer) {
    if (this.#state === 'connecting') {
      this.#connection.end(answer.error);
      return;
    }
    this.#commands.answered(type, answer);
    if (answer.id === undefined) {
      this.#tell('problem', answer);
      this.#recover(answer);
    }
  }

  /** Of what a busy server refuses without a name, who is online would not be told any more. */
  #recover({ status, retryAfter = 1 }) {
    if (LATER.includes(status) && this.#watched.length > 0) {
      this.#platform.clearTimeout(this.#askAgain);
      this.#askAgain = this.#platform.setTimeout(() => this.#ask(), retryAfter * 1_000);
    }
  }

  #compare(heads) {
    const overdue = this.#commands.overdue();
    if (this.#positions.lags(heads) || overdue) {
      this.#connection.end('behind');
    }
  }

  #followPage(change) {
    for (const type of ['online', 'offline', 'pageshow', 'visibilitychange']) {
      this.#platform.page?.[change](type, this.#pageChanged);
    }
  }

  #pageChanged = ({ type }) => {
    if (type === 'offline') {
      this.#connection?.end('offline');
      return;
    }
    this.#connection?.check();
    if (this.#state === 'waiting') {
      this.#connect();
    }
  };

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
