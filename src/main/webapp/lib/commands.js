/** Why a command was not carried out, or is not known to be. */
export class CommandError extends Error {
  name = 'CommandError';

  /**
   * @param {object} problem
   * @param {string} problem.code the server's, in kebab case (`not-found`, `conflict`, …), or from
   *   here `queue-full`, `too-large`, `stopped`, `signed-out`
   * @param {string} problem.error a sentence for people
   * @param {number} [problem.status] as in HTTP
   * @param {{field: string, message: string}[]} [problem.violations]
   * @param {boolean} unknown whether it may have been carried out all the same
   */
  constructor({ code, error, status, violations }, unknown = false) {
    super(error);
    Object.assign(this, { code, status, violations, unknown });
  }
}

const MOST_WAITING = 256;
const MOST_BYTES = 64 * 1024;
/** Answers that mean: the same again, later. */
export const LATER = [429, 503];

/**
 * Frames that want an answer. One is under way at a time, so that they act in the order in which
 * they were given, whatever is refused, lost or repeated. It stays first until it is answered, and
 * goes out again on each new connection with the same id, for which the server acts once.
 */
export class Commands {
  #platform;
  #queue = [];
  #transmit;
  #underWay = false;
  #later;
  #heartbeats = 0;

  constructor(platform) {
    this.#platform = platform;
  }

  /** Queues a frame; the promise brings its ack, or fails with a {@link CommandError}. */
  submit(frame) {
    return new Promise((resolve, reject) => {
      if (this.#queue.length >= MOST_WAITING) {
        throw new CommandError({ code: 'queue-full', error: 'Too much is waiting to be sent.' });
      }
      if (new TextEncoder().encode(JSON.stringify(frame)).length > MOST_BYTES) {
        throw new CommandError({ code: 'too-large', error: 'This is too large to be sent.' });
      }
      this.#queue.push({ frame, resolve, reject, sent: false });
      this.#next();
    });
  }

  /** Puts a frame in the place of one that has not gone out. @returns whether there was one */
  replace(isReplaced, frame) {
    const entry = this.#queue.find(({ sent, frame: waiting }) => !sent && isReplaced(waiting));
    return Boolean(entry && Object.assign(entry, { frame }));
  }

  connected(transmit) {
    this.#transmit = transmit;
    this.#next();
  }

  disconnected() {
    this.#transmit = undefined;
    this.#halt();
  }

  /** Takes an `ack` or `error`. A server that is too busy may not have read whom it refuses. */
  answered(type, { id, ...answer }) {
    const first = this.#queue[0];
    const isLater = LATER.includes(answer.status);
    if (!first?.sent || (first.frame.id !== id && !(isLater && id === undefined))) {
      return;
    }
    this.#halt();
    if (isLater) {
      this.#later = this.#platform.setTimeout(() => this.#again(), (answer.retryAfter ?? 1) * 1_000);
      return;
    }
    this.#queue.shift();
    if (type === 'ack') {
      first.resolve({ id, ...answer });
    } else {
      first.reject(new CommandError(answer));
    }
    this.#next();
  }

  /** Counts a heartbeat. @returns whether an answer is so late that it will not come any more */
  overdue() {
    this.#heartbeats += 1;
    return this.#underWay && this.#heartbeats > 1;
  }

  /** Gives up all that waits. */
  abandon(problem) {
    this.disconnected();
    this.#queue.splice(0).forEach(({ reject, sent }) => reject(new CommandError(problem, sent)));
  }

  #next() {
    if (this.#transmit && !this.#underWay && !this.#later && this.#queue.length > 0) {
      this.#underWay = this.#queue[0].sent = true;
      this.#heartbeats = 0;
      this.#transmit(this.#queue[0].frame);
    }
  }

  #again() {
    this.#halt();
    this.#next();
  }

  #halt() {
    this.#platform.clearTimeout(this.#later);
    this.#later = undefined;
    this.#underWay = false;
  }
}
