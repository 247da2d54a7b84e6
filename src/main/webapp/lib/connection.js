/** How long an attempt may be silent before the welcome, in milliseconds. */
const FIRST_PATIENCE = 20_000;
/** What stands for an end without a close frame (RFC 6455, section 7.4.1). */
const ABNORMAL = 1006;
/** The server's code for an ended session. */
const SESSION_ENDED = 4001;

/** One socket, from its ticket to its end, which is told once, whoever brings it about. */
export class Connection {
  #handlers;
  #platform;
  #socket;
  #silence;
  #heard;
  #patience = FIRST_PATIENCE;
  #over = false;

  /**
   * @param {object} handlers
   * @param {() => void} handlers.opened
   * @param {(frame: object) => void} handlers.received
   * @param {(code: number, reason: string) => void} handlers.ended
   * @param {import('./platform.js').Platform} platform
   */
  constructor(handlers, platform) {
    this.#handlers = handlers;
    this.#platform = platform;
    this.#listen();
  }

  async open(url, ticket) {
    try {
      const address = `${url}?ticket=${encodeURIComponent(await ticket())}`;
      if (!this.#over) {
        this.#attach(new this.#platform.WebSocket(address, ['rooms.v2']));
      }
    } catch (failure) {
      this.end(failure.message, failure.status === 401 ? SESSION_ENDED : ABNORMAL);
    }
  }

  send(frame) {
    if (this.#socket?.readyState === this.#platform.WebSocket.OPEN) {
      this.#socket.send(JSON.stringify(frame));
    }
  }

  /** How many milliseconds may pass from now on without a frame. */
  set patience(milliseconds) {
    this.#patience = milliseconds;
    this.#listen();
  }

  /** Ends it where it was silent for too long; timers do not run while the machine sleeps. */
  check() {
    if (this.#platform.now() - this.#heard > this.#patience) {
      this.end('silence');
    }
  }

  end(reason, code = ABNORMAL) {
    if (!this.#over) {
      this.#over = true;
      this.#platform.clearTimeout(this.#silence);
      // Nobody waits for the other end's answer, which a dead one never gives.
      this.#socket?.close();
      this.#handlers.ended(code, reason);
    }
  }

  #attach(socket) {
    this.#socket = socket;
    socket.onopen = () => this.#over || this.#handlers.opened();
    socket.onmessage = ({ data }) => this.#over || this.#receive(data);
    // Some implementations tell of a refused handshake by this alone; whatever fails later has no
    // code but this either (RFC 6455, section 7.1.7).
    socket.onerror = () => this.end('failure');
    socket.onclose = ({ code, reason }) => this.end(reason, code);
  }

  #receive(data) {
    this.#listen();
    try {
      this.#handlers.received(JSON.parse(data));
    } catch (failure) {
      // To go on would leave a hole.
      this.end(failure.message);
    }
  }

  #listen() {
    this.#heard = this.#platform.now();
    this.#platform.clearTimeout(this.#silence);
    this.#silence = this.#platform.setTimeout(() => this.end('silence'), this.#patience);
  }
}
