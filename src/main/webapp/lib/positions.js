/**
 * The last event of a room that was handed on.
 *
 * @typedef {object} Position
 * @property {string} id the room's
 * @property {string} epoch numbers compare within one epoch only
 * @property {number} seq the event's number, from 1 without a hole; 0 before the first
 */

/** What one hello may hold: this many rooms, in a frame of 64 KiB. */
const MOST_ROOMS = 1_000;
const MOST_BYTES = 65_000;

/** How far the client is in each of its rooms, and the rule by which it goes on. */
export class Positions {
  /** By room, those that moved last at the end. A position is replaced, never changed. */
  #rooms = new Map();
  /** Where rooms stood when the welcome said that the user is in them. */
  #heads = new Map();
  #behind = new Map();

  /** @param {Iterable<Position>} positions */
  constructor(positions = []) {
    for (const { id, epoch, seq } of positions) {
      this.set(id, epoch, seq);
    }
  }

  all() {
    return [...this.#rooms.values()];
  }

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

  /** Takes an event if it is its room's next: 'next', 'seen' before, or after a 'hole'. */
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

  /** Whether the user is in the room no longer; a removal before the welcome is history by then. */
  ends({ roomId, epoch, seq, command, targetId }, userId) {
    const { epoch: since, head } = this.#heads.get(roomId) ?? {};
    const isHistory = since === epoch && seq <= head;
    const isRemoval = command === 'RemoveUser' && targetId === userId;
    return (command === 'DeleteRoom' || isRemoval) && !isHistory;
  }

  /** The positions that one hello can name; where not all, those of the rooms that moved last. */
  forHello() {
    let bytes = 0;
    const fits = (position) => (bytes += JSON.stringify(position).length + 1) <= MOST_BYTES;
    return this.all().reverse().slice(0, MOST_ROOMS).filter(fits);
  }

  /**
   * Begins at the head of each room that the hello did not name, since the server goes on there.
   *
   * @param {{id: string, epoch: string, head: number}[]} rooms those of the welcome
   * @param {Position[]} named those of the hello
   * @returns {{roomId: string, reason: 'limited' | 'gone'}[]} rooms that have lost events by that
   */
  welcome(rooms, named) {
    const resumed = new Set(named.map(({ id }) => id));
    const before = this.all().filter(({ id }) => !resumed.has(id));
    before.forEach(({ id }) => this.forget(id));
    rooms
      .filter(({ id }) => !resumed.has(id))
      .forEach(({ id, epoch, head }) => this.set(id, epoch, head));
    this.#heads = new Map(rooms.map((room) => [room.id, room]));
    this.#behind.clear();
    return before
      .filter(({ id, epoch, seq }) => this.get(id)?.epoch !== epoch || this.get(id).seq !== seq)
      .map(({ id }) => ({ roomId: id, reason: this.get(id) ? 'limited' : 'gone' }));
  }

  /**
   * Compares with the heads of a heartbeat. An event may still be on its way, so a room lags only
   * where it was behind at the last heartbeat too and has not moved since.
   */
  lags(heads) {
    const before = this.#behind;
    const isAhead = ({ epoch, seq }, at) => at?.epoch !== epoch || at.seq < seq;
    this.#behind = new Map(
      heads
        .filter((head) => isAhead(head, this.get(head.roomId)))
        .map(({ roomId }) => [roomId, this.get(roomId)]),
    );
    return [...this.#behind].some(([id, at]) => before.has(id) && before.get(id) === at);
  }
}
