/**
 * How long to wait before the next attempt: full jitter under a bound that doubles with each
 * attempt, so that clients which lost their server together do not come back together.
 */
export class Backoff {
  #attempts = 0;
  #random;
  #first;
  #most;

  /**
   * @param {() => number} random from 0 up to, but not including, 1
   * @param {number} first the bound of the first wait, in milliseconds
   * @param {number} most the bound of every wait, in milliseconds
   */
  constructor(random, first = 1_000, most = 30_000) {
    this.#random = random;
    this.#first = first;
    this.#most = most;
  }

  /** The next wait in milliseconds, from 0 up to its bound. */
  next() {
    const bound = Math.min(this.#most, this.#first * 2 ** this.#attempts);
    this.#attempts += 1;
    return this.#random() * bound;
  }

  /** Begins anew, once a connection has proven itself. */
  reset() {
    this.#attempts = 0;
  }
}
