import { once } from 'node:events';
import net from 'node:net';

/** Stands between a client and a node, and does to their connections what networks do. */
export class Proxy {
  #server = net.createServer((client) => this.#connect(client));
  #pairs = new Set();
  #mute = false;

  /** @param {string} target the address of a node; a new one counts for new connections */
  constructor(target) {
    this.target = target;
  }

  async start() {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  get address() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  /** How many connections there have been. */
  connections = 0;

  /** Breaks all connections, as a router does that restarts. */
  cut() {
    this.#pairs.forEach((pair) => pair.forEach((socket) => socket.resetAndDestroy()));
  }

  /** Keeps all connections open, and lets nothing through to the client any more. */
  swallow() {
    this.#pairs.forEach(([client, node]) => {
      node.unpipe(client);
      node.resume();
    });
  }

  /** Takes no new connections until it is told otherwise. */
  refuse(mute = true) {
    this.#mute = mute;
  }

  stop() {
    this.cut();
    this.#server.close();
  }

  #connect(client) {
    if (this.#mute) {
      client.resetAndDestroy();
      return;
    }
    this.connections += 1;
    const { hostname, port } = new URL(this.target);
    const node = net.connect({ host: hostname, port });
    const pair = [client, node];
    this.#pairs.add(pair);
    for (const [socket, other] of [pair, pair.toReversed()]) {
      socket.pipe(other);
      socket.on('error', () => {});
      socket.on('close', () => {
        other.destroy();
        this.#pairs.delete(pair);
      });
    }
  }
}
