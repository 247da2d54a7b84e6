/** Time that passes only when a test says so. */
export class Clock {
  #now = 1_000_000;
  #timers = new Map();
  #last = 0;

  now = () => this.#now;

  setTimeout = (task, delay) => {
    this.#last += 1;
    this.#timers.set(this.#last, { task, at: this.#now + delay });
    return this.#last;
  };

  clearTimeout = (timer) => this.#timers.delete(timer);

  /** How many timers are set. */
  get timers() {
    return this.#timers.size;
  }

  /** Lets time pass, and runs what is due, each at its moment. */
  pass(milliseconds) {
    const until = this.#now + milliseconds;
    for (let next = this.#next(until); next; next = this.#next(until)) {
      const [timer, { task, at }] = next;
      this.#timers.delete(timer);
      this.#now = at;
      task();
    }
    this.#now = until;
  }

  /** Lets time pass as in a machine that sleeps: no timer runs. */
  sleep(milliseconds) {
    this.#now += milliseconds;
  }

  #next(until) {
    return [...this.#timers]
      .filter(([, { at }]) => at <= until)
      .sort(([, one], [, other]) => one.at - other.at)[0];
  }
}
