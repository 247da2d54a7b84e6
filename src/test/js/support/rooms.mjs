import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { RoomsClient } from '../../../main/webapp/lib/rooms-client.js';
import { Proxy } from './proxy.mjs';
import { RecordedSocket } from './recorded-socket.mjs';

/** The addresses of the nodes that the tests are to use. */
export const nodes = process.env.ROOMS_NODES.split(' ');

/** Has something done to the servers, and waits until it is. */
export async function bringAbout(fault) {
  const answer = await fetch(process.env.ROOMS_SWITCHBOARD + fault, { method: 'POST' });
  assert.ok(answer.ok, await answer.text());
}

/** Waits until something holds. */
export async function until(what, holds, seconds = 20) {
  const last = Date.now() + seconds * 1_000;
  while (!(await holds())) {
    assert.ok(Date.now() < last, `${seconds} s later it still does not hold: ${what()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Somebody who has signed up and logged in, and their client if they have opened one. */
export class Person {
  told = [];

  static #lastSignUp = Promise.resolve();

  /** Signs up one after the other: the server hashes only few passwords at a time. */
  static new(test, name) {
    const signUp = Person.#lastSignUp.then(() => Person.#signUp(test, name));
    Person.#lastSignUp = signUp.catch(() => {});
    return signUp;
  }

  static async #signUp(test, name) {
    const person = new Person();
    person.test = test;
    const email = `${name}-${randomUUID()}@rooms.test`;
    const names = { firstName: name, lastName: 'Tester' };
    const password = 'correct horse battery';
    const user = await person.post('/api/users/register', { ...names, email, password });
    const { token } = await person.post('/api/users/login', { email, password });
    return Object.assign(person, { id: user.id, token });
  }

  /** Opens a client, by a proxy of its own, on the node of this number. */
  async opens({ node = 0, positions, ticket = () => this.ticket(), platform } = {}) {
    const proxy = await new Proxy(nodes[node]).start();
    const client = new RoomsClient(
      { url: `${proxy.address}/api/ws`, ticket, positions },
      { WebSocket: RecordedSocket, ...platform },
    );
    Object.assign(this, { proxy, client });
    for (const type of ['state', 'welcome', 'event', 'drop', 'joined', 'typing', 'presence', 'read']) {
      client.addEventListener(type, ({ detail }) => this.told.push({ type, ...detail }));
    }
    // Each of them, also of whoever opens a second one: a proxy that listens keeps the process alive.
    this.test.after(() => {
      client.stop();
      proxy.stop();
    });
    client.start();
    await this.is('online');
    return this;
  }

  async ticket() {
    return (await this.post('/api/ws/ticket')).ticket;
  }

  /** Waits for a state of the client. */
  is(state) {
    return until(() => this.client.state, () => this.client.state === state);
  }

  says(roomId, text) {
    return this.client.send({ command: 'CreateMessage', roomId, targetId: roomId, text });
  }

  adds(roomId, userId) {
    return this.client.send({ command: 'AddUser', roomId, targetId: userId });
  }

  removes(roomId, userId) {
    return this.client.send({ command: 'RemoveUser', roomId, targetId: userId });
  }

  /** Makes a room with these people in it. */
  async room(...others) {
    const { id } = await this.post('/api/rooms', { name: 'a room' });
    for (const other of others) {
      await this.post(`/api/rooms/${id}/users/${other.id}`);
    }
    return id;
  }

  ofType(type, roomId) {
    return this.told.filter((told) => told.type === type && (!roomId || told.roomId === roomId));
  }

  /** The texts of the messages that were told of, in the order in which they were. */
  texts(roomId) {
    return this.ofType('event', roomId)
      .filter(({ command }) => command === 'CreateMessage')
      .map(({ message }) => message.text);
  }

  /** Waits until these texts were told, without the room having to be loaded anew. */
  async sees(roomId, texts, seconds) {
    await this.hears(roomId, texts, seconds);
    assert.deepEqual(this.ofType('drop', roomId), []);
  }

  /** Waits until these texts were told, and sees that they were told once each and in order. */
  async hears(roomId, texts, seconds) {
    const last = texts.at(-1);
    const all = () => this.texts(roomId);
    await until(() => `${all()}`, () => all().includes(last), seconds);
    this.seesNoHole(roomId);
    assert.deepEqual(all(), texts);
  }

  /** Sees that the numbers of a room's events rise by one. */
  seesNoHole(roomId) {
    const seqs = this.ofType('event', roomId).map(({ seq }) => seq);
    assert.deepEqual(seqs, seqs.map((_, i) => seqs[0] + i));
  }

  async post(path, body) {
    const answer = await this.call('POST', path, body);
    assert.ok(answer.ok, `${path}: ${answer.status}`);
    return answer.status === 204 ? undefined : answer.json();
  }

  /** Calls the API, on whichever node answers; calls that are one too many wait their turn. */
  async call(method, path, body, [node, ...others] = this.token ? nodes : [nodes[0]]) {
    const authorization = this.token ? { authorization: `Bearer ${this.token}` } : {};
    const headers = { ...authorization, 'content-type': 'application/json' };
    try {
      const answer = await fetch(node + path, { method, headers, body: body && JSON.stringify(body) });
      if (answer.status !== 429) {
        return answer;
      }
      await new Promise((resolve) => setTimeout(resolve, 1_000 * answer.headers.get('retry-after')));
      return this.call(method, path, body);
    } catch (failure) {
      if (others.length === 0) {
        throw failure;
      }
      return this.call(method, path, body, others);
    }
  }
}

/** Some texts that differ. */
export function texts(count, name = 'message') {
  return Array.from({ length: count }, (_, i) => `${name} ${i + 1}`);
}
