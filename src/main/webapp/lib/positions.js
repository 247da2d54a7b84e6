/**
 * The last event of a room that was applied.
 *
 * @typedef {object} Position
 * @property {string} id the room's
 * @property {string} epoch the life of the room's log; numbers compare within one only
 * @property {number} seq the event's number, from 1 without a hole; 0 before the first
 */

/** The server refuses a hello with more rooms, and a frame of more bytes (64 KiB, less the frame). */
const MOST_ROOMS = 1_000;
const MOST_BYTES = 65_000;

/** How far the client is in each of its rooms, and the rule by which it goes on. */
export class Positions {
  /** Rooms by id, those that moved last at the end. @type {Map<string, Position>} */
  #rooms = new Map();
  /** What the last heartbeat said of rooms that were behind it. @type {Map<string, object>} */
  #behind = new Map();

  /** @param {Iterable<Position>} positions */
  constructor(positions = []) {
    for (const { id, epoch, seq } of positions) {
      this.set(id, epoch, seq);
    }
  }

  /** @returns {Position[]} */
  all() {
    return [...this.#rooms.values()];
  }

  /** @returns {Position | undefined} */
  get(roomId) {
    return this.#rooms.get(roomId);
  }

  set(roomId, epoch, seq) {
    this.#rooms.delete(roomId);
    this.#rooms.set(roomId, { id: roomId, epoch, seq });
  }

  forget(roomId) {
    this.#rooms.delete(roomId);
  }

  /**
   * Takes an event if it is its room's next.
   *
   * @returns {'next' | 'seen' | 'hole'} what it is: the next, one that was there already, or one
   *   before which others are missing
   */
  take({ roomId, epoch, seq }) {
    const position = this.#rooms.get(roomId);
    if (position?.epoch !== epoch || seq > position.seq + 1) {
      return 'hole';
    }
    if (seq <= position.seq) {
      return 'seen';
    }
    this.set(roomId, epoch, seq);
    return 'next';
  }

  /** The positions that one hello can name: those of the rooms that moved last. */
  forHello() {
    const named = [];
    let bytes = 0;
    for (const position of this.all().reverse().slice(0, MOST_ROOMS)) {
      bytes += JSON.stringify(position).length + 1;
      if (bytes > MOST_BYTES) {
        break;
      }
      named.push(position);
    }
    return named;
  }

  /**
   * Begins at the head of each room that the hello did not name; the server sends what follows it.
   *
   * @param {{id: string, epoch: string, head: number}[]} rooms what the welcome says
   * @param {Position[]} named what the hello named; of those the server tells
   * @returns {{roomId: string, reason: 'limited' | 'gone'}[]} rooms whose copy is no longer whole
   */
  welcome(rooms, named) {
    const lost = [];
    const heads = new Map(rooms.map((room) => [room.id, room]));
    const told = new Set(named.map(({ id }) => id));
    for (const { id, epoch, seq } of this.all().filter((room) => !told.has(room.id))) {
      const head = heads.get(id);
      if (!head) {
        this.forget(id);
      }
      if (head?.epoch !== epoch || head.head !== seq) {
        lost.push({ roomId: id, reason: head ? 'limited' : 'gone' });
      }
    }
    for (const { id, epoch, head } of rooms.filter((room) => !told.has(room.id))) {
      this.set(id, epoch, head);
    }
    this.#behind.clear();
    return lost;
  }

  /**
   * Compares with the heads of a heartbeat. An event may still be on its way, so a room lags only
   * when it was behind at the last heartbeat too and has not moved since.
   *
   * @param {{roomId: string, epoch: string, seq: number}[]} heads
   * @returns {boolean} whether a room lags
   */
  lags(heads) {
    const before = this.#behind;
    this.#behind = new Map();
    for (const { roomId, epoch, seq } of heads) {
      const position = this.#rooms.get(roomId);
      if (position?.epoch !== epoch || position.seq < seq) {
        this.#behind.set(roomId, position);
      }
    }
    // Positions are replaced and never changed, so that the same one means: it has not moved.
    return [...this.#behind].some(([id, at]) => before.has(id) && before.get(id) === at);
  }
}
