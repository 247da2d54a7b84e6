import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';

/** A WebSocket that writes down its frames, for whoever holds them against the protocol's document. */
export class RecordedSocket extends WebSocket {
  #name = randomUUID();

  constructor(...args) {
    super(...args);
    this.addEventListener('message', ({ data }) => this.#record({ heard: data }));
  }

  send(data) {
    this.#record({ said: data });
    super.send(data);
  }

  #record(frame) {
    appendFileSync(process.env.ROOMS_FRAMES, `${JSON.stringify({ socket: this.#name, ...frame })}\n`);
  }
}
