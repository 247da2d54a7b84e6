const FIRST_BOUND = 1_000;
const LAST_BOUND = 30_000;

/**
 * How long to wait before the next attempt: full jitter under a bound that doubles with each
 * attempt, so that clients which lost their server together do not come back together.
 */
export class Backoff {
  #attempts = 0;
  #random;

  constructor(random) {
    this.#random = random;
  }

  /** The next wait in milliseconds, from 0 up to 1 s, 2 s, 4 s and so on, at most 30 s. */
  next() {
    const bound = Math.min(LAST_BOUND, FIRST_BOUND * 2 ** this.#attempts);
    this.#attempts += 1;
    return this.#random() * bound;
  }

  /** Begins anew, once a connection has proven itself. */
  reset() {
    this.#attempts = 0;
  }
}
