import assert from 'node:assert/strict';
import test from 'node:test';
import { Script, event, room, settled } from '../support/script.mjs';

const HEARTBEAT = 15_000;

test('it asks for a ticket, speaks rooms.v2, and says hello with its positions', async () => {
  const script = new Script({ positions: [{ id: 'a', epoch: 'first', seq: 4 }] });
  script.client.start();
  await settled();
  script.socket.open();

  assert.equal(script.socket.url, 'ws://rooms.test/api/ws?ticket=ticket%201');
  assert.deepEqual(script.socket.protocols, ['rooms.v2']);
  assert.deepEqual(script.socket.sent, [
    { type: 'hello', rooms: [{ id: 'a', epoch: 'first', seq: 4 }] },
  ]);
});

test('it is online when it is welcomed', async () => {
  const script = new Script();
  assert.equal(script.client.state, 'offline');
  script.client.start();
  assert.equal(script.client.state, 'connecting');
  await script.greet(room('a', 4));

  assert.equal(script.client.state, 'online');
  assert.deepEqual(script.ofType('state').map(({ state }) => state), ['connecting', 'online']);
  assert.deepEqual(script.ofType('welcome')[0].rooms, [room('a', 4)]);
});

test('it comes back with a new ticket, after a part of the bound that chance decides', async () => {
  const script = await new Script().start();
  script.chance = 0.25;
  script.socket.break();

  const { state, code } = script.ofType('state').at(-1);
  assert.deepEqual({ state, code }, { state: 'waiting', code: 1006 });
  assert.equal(script.wait, 250);
  script.clock.pass(249);
  assert.equal(script.client.state, 'waiting');
  script.clock.pass(1);
  await script.greet();
  assert.equal(script.client.state, 'online');
  assert.match(script.socket.url, /ticket%202$/);
});

test('waits grow until a connection has lasted for five seconds', async () => {
  const script = await new Script().start();
  const waits = [];
  for (const lasted of [0, 4_999, 0, 5_000, 0]) {
    script.clock.pass(lasted);
    script.socket.break();
    waits.push(script.wait);
    await script.comeBack();
  }

  assert.deepEqual(waits, [500, 1_000, 2_000, 500, 1_000]);
});

for (const code of [1000, 1006, 1009, 1012, 4500, 4501, 4502, 4503, 4999]) {
  test(`it comes back after ${code}`, async () => {
    const script = await new Script().start();
    script.socket.break(code);
    assert.equal(script.client.state, 'waiting');
  });
}

for (const code of [4000, 4001, 4002, 4499]) {
  test(`it does not come back after ${code}, until it is started`, async () => {
    const script = await new Script().start();
    script.socket.break(code);

    assert.equal(script.client.state, 'signedOut');
    assert.equal(script.ofType('state').at(-1).code, code);
    assert.equal(script.clock.timers, 0);
    await script.start();
    assert.equal(script.client.state, 'online');
  });
}

test('a ticket that is refused for good means signed out', async () => {
  const refuse = () => Promise.reject(Object.assign(new Error('no'), { status: 401 }));
  const script = new Script({ ticket: refuse });
  script.client.start();
  await settled();
  assert.equal(script.client.state, 'signedOut');
});

for (const [how, fail] of [
  ['later', (failure) => Promise.reject(failure)],
  ['at once', (failure) => assert.fail(failure)],
]) {
  test(`a ticket that cannot be had, which shows ${how}, is asked for again`, async () => {
    let asked = 0;
    const script = new Script({ ticket: () => fail(new Error(`${(asked += 1)}`)) });
    script.client.start();
    await settled();
    assert.equal(script.client.state, 'waiting');
    script.clock.pass(script.wait);
    await settled();
    assert.equal(asked, 2);
  });
}

test('a ticket, a handshake or a welcome that never comes is given up', async () => {
  const never = new Script({ ticket: () => new Promise(() => {}) });
  never.client.start();
  never.clock.pass(20_000);
  assert.equal(never.client.state, 'waiting');

  const script = new Script();
  script.client.start();
  await settled();
  script.socket.open();
  script.clock.pass(20_000);
  assert.equal(script.client.state, 'waiting');
  assert.ok(script.socket.closed);
});

test('a ticket that comes after the end opens no socket', async () => {
  const script = new Script();
  script.client.start();
  script.client.stop();
  await settled();
  assert.equal(script.sockets.length, 0);
});

test('a refused hello is said again on a new connection', async () => {
  const script = new Script();
  script.client.start();
  await settled();
  script.socket.open();
  script.socket.say({ type: 'error', status: 429, code: 'too-many-requests', error: 'too many' });
  assert.equal(script.client.state, 'waiting');
});

test('two silent heartbeats end the connection', async () => {
  const script = await new Script().start();
  script.clock.pass(2 * HEARTBEAT - 1);
  script.heartbeat();
  script.clock.pass(2 * HEARTBEAT - 1);
  assert.equal(script.client.state, 'online');
  script.clock.pass(1);
  assert.equal(script.client.state, 'waiting');
  assert.ok(script.socket.closed);
});

test('what an abandoned socket says later is not heard', async () => {
  const script = await new Script().start(room('a', 4));
  const old = script.socket;
  script.clock.pass(2 * HEARTBEAT + 500);
  await script.greet(room('a', 4));

  old.say({ type: 'events', events: [event('a', 5)] });
  old.break(4001);
  assert.deepEqual(script.seen, []);
  assert.equal(script.client.state, 'online');
});

test('after a sleep it looks at the time at once', async () => {
  const script = await new Script().start();
  script.clock.sleep(60 * 60_000);
  script.page.dispatchEvent(new Event('visibilitychange'));
  await script.greet();
  assert.equal(script.client.state, 'online');
  assert.equal(script.sockets.length, 2);
});

test('a page that is looked at keeps a connection that is alive', async () => {
  const script = await new Script().start();
  script.clock.pass(HEARTBEAT);
  script.page.dispatchEvent(new Event('visibilitychange'));
  script.page.dispatchEvent(new Event('pageshow'));
  script.page.dispatchEvent(new Event('online'));
  assert.equal(script.client.state, 'online');
  assert.equal(script.sockets.length, 1);
});

test('it does not wait once the network is there again', async () => {
  const script = await new Script().start();
  script.page.dispatchEvent(new Event('offline'));
  assert.equal(script.client.state, 'waiting');
  script.page.dispatchEvent(new Event('online'));
  assert.equal(script.client.state, 'connecting');
});

test('a frame that cannot be read ends the connection, and the client comes back', async () => {
  const script = await new Script().start();
  script.socket.onmessage({ data: 'no JSON' });
  assert.equal(script.client.state, 'waiting');
});

test('frames of types to come are passed over', async () => {
  const script = await new Script().start(room('a', 4));
  script.socket.say({ type: 'weather', outlook: 'fair' });
  script.events(event('a', 5));
  assert.deepEqual(script.seen, [5]);
});

for (const until of ['connecting', 'online', 'waiting']) {
  test(`stopped while ${until}, it leaves no timer, no listener and no socket`, async () => {
    const script = new Script();
    script.client.start();
    if (until !== 'connecting') {
      await script.greet();
    }
    if (until === 'waiting') {
      script.socket.break();
    }
    assert.equal(script.client.state, until);

    script.client.stop();
    await settled();
    assert.equal(script.client.state, 'offline');
    assert.equal(script.clock.timers, 0);
    script.page.dispatchEvent(new Event('online'));
    assert.equal(script.client.state, 'offline');
    assert.ok(until === 'connecting' ? !script.socket : script.socket.closed || until === 'waiting');
  });
}

for (const state of ['connecting', 'online', 'waiting']) {
  test(`a listener may stop it while it tells of ${state}`, async () => {
    const script = new Script();
    script.client.send({ command: 'CreateMessage', roomId: 'a', text: 'hi' });
    script.client.addEventListener('state', ({ detail }) => {
      if (detail.state === state) {
        script.client.stop();
      }
    });
    script.client.start();
    await settled();
    if (state !== 'connecting') {
      await script.greet();
      script.socket.break();
    }
    await settled();
    assert.equal(script.client.state, 'offline');
    assert.equal(script.clock.timers, 0);
    assert.equal(script.ofType('failed')[0].error.code, 'stopped');
  });
}

test('started twice it connects once', async () => {
  const script = new Script();
  script.client.start();
  script.client.start();
  await script.greet();
  script.client.start();
  assert.equal(script.sockets.length, 1);
});
