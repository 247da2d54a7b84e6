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
const LATER = [429, 503];

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
    if (this.#queue.length >= MOST_WAITING) {
      return refused('queue-full', 'Too much is waiting to be sent.');
    }
    if (new TextEncoder().encode(JSON.stringify(frame)).length > MOST_BYTES) {
      return refused('too-large', 'This is too large to be sent.');
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ frame, resolve, reject, sent: false });
      this.#next();
    });
  }

  /** Puts a frame in the place of one that has not gone out, if there is such a one. */
  replace(matches, frame) {
    const entry = this.#queue.find(({ sent, frame: waiting }) => !sent && matches(waiting));
    return entry && Object.assign(entry, { frame });
  }

  connected(transmit) {
    this.#transmit = transmit;
    this.#next();
  }

  disconnected() {
    this.#platform.clearTimeout(this.#later);
    this.#transmit = this.#later = undefined;
    this.#underWay = false;
  }

  /** Takes an answer, of type `ack` or `error`. */
  answered(type, answer) {
    const first = this.#queue[0];
    if (!this.#underWay || first.frame.id !== answer.id) {
      return;
    }
    this.#underWay = false;
    if (LATER.includes(answer.status)) {
      this.#waitFor(answer.retryAfter ?? 1);
      return;
    }
    this.#queue.shift();
    if (type === 'ack') {
      first.resolve(answer);
    } else {
      first.reject(new CommandError(answer));
    }
    this.#next();
  }

  /** Counts a heartbeat; true when an answer is so late that it will not come any more. */
  overdue() {
    this.#heartbeats += 1;
    return this.#underWay && this.#heartbeats > 1;
  }

  /** Gives up all that waits. */
  abandon(code, error) {
    this.disconnected();
    for (const { reject, sent } of this.#queue.splice(0)) {
      reject(new CommandError({ code, error }, sent));
    }
  }

  #next() {
    if (this.#transmit && !this.#underWay && !this.#later && this.#queue.length > 0) {
      this.#underWay = this.#queue[0].sent = true;
      this.#heartbeats = 0;
      this.#transmit(this.#queue[0].frame);
    }
  }

  #waitFor(seconds) {
    this.#later = this.#platform.setTimeout(() => {
      this.#later = undefined;
      this.#next();
    }, seconds * 1_000);
  }
}

function refused(code, error) {
  return Promise.reject(new CommandError({ code, error }));
}
