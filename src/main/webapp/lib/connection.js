/** How long an attempt may take, from the ticket to the first frame, in milliseconds. */
const FIRST_PATIENCE = 20_000;

/** One socket, from its ticket to its end, of which is told once, whoever brings it about. */
export class Connection {
  #handlers;
  #platform;
  #socket;
  #silence;
  #patience = FIRST_PATIENCE;
  #heard;
  #over = false;

  /**
   * @param {object} handlers
   * @param {() => void} handlers.opened
   * @param {(frame: object) => void} handlers.received
   * @param {(code: number, reason: string) => void} handlers.ended with a close code of RFC 6455
   * @param {import('./platform.js').Platform} platform
   */
  constructor(handlers, platform) {
    this.#handlers = handlers;
    this.#platform = platform;
    this.#listen();
  }

  /**
   * @param {string} url of the socket, without a ticket
   * @param {() => Promise<string>} ticket
   */
  async open(url, ticket) {
    try {
      const address = `${url}?ticket=${encodeURIComponent(await ticket())}`;
      if (!this.#over) {
        this.#attach(new this.#platform.WebSocket(address, ['rooms.v2']));
      }
    } catch (failure) {
      this.end(failure.status === 401 ? 4001 : 1006, failure.message);
    }
  }

  send(frame) {
    if (this.#socket?.readyState === this.#platform.WebSocket.OPEN) {
      this.#socket.send(JSON.stringify(frame));
    }
  }

  /** How long a silence is taken for a sign of life, from now on. */
  set patience(milliseconds) {
    this.#patience = milliseconds;
    this.#listen();
  }

  /** Ends after too long a silence; to be asked after a sleep, in which timers do not run. */
  check() {
    if (this.#platform.now() - this.#heard > this.#patience) {
      this.end(1006, 'silence');
    }
  }

  end(code, reason) {
    if (this.#over) {
      return;
    }
    this.#over = true;
    this.#platform.clearTimeout(this.#silence);
    // A dead peer answers no close, so the socket is not waited for.
    this.#socket?.close();
    this.#handlers.ended(code, reason);
  }

  #attach(socket) {
    this.#socket = socket;
    socket.onopen = () => this.#over || this.#handlers.opened();
    socket.onmessage = ({ data }) => this.#over || this.#receive(data);
    socket.onclose = ({ code, reason }) => this.end(code, reason);
  }

  #receive(data) {
    this.#listen();
    try {
      this.#handlers.received(JSON.parse(data));
    } catch (failure) {
      // Going on would leave a hole.
      this.end(1006, failure.message);
    }
  }

  #listen() {
    this.#heard = this.#platform.now();
    this.#platform.clearTimeout(this.#silence);
    this.#silence = this.#platform.setTimeout(() => this.end(1006, 'silence'), this.#patience);
  }
}
