import assert from 'node:assert/strict';
import test from 'node:test';
import { Script, event, room } from '../support/script.mjs';

test('events are handed on once and in order, whatever the frames they come in', async () => {
  const script = await new Script().start(room('a', 4), room('b', 1));
  script.events(event('a', 5), event('b', 2), event('a', 6));
  script.events(event('a', 6), event('a', 5));
  script.events(event('a', 7));

  assert.deepEqual(
    script.ofType('event').map(({ roomId, seq }) => roomId + seq),
    ['a5', 'b2', 'a6', 'a7'],
  );
  assert.equal(script.client.state, 'online');
});

test('at a hole it hands on nothing, and comes back with where it was', async () => {
  const script = await new Script().start(room('a', 4));
  script.events(event('a', 5), event('a', 7), event('a', 8));

  assert.deepEqual(script.seen, [5]);
  assert.equal(script.client.state, 'waiting');
  await script.comeBack(room('a', 8));
  assert.deepEqual(script.sent('hello')[0].rooms, [{ id: 'a', epoch: 'first', seq: 5 }]);
  script.events(event('a', 6), event('a', 7), event('a', 8));
  assert.deepEqual(script.seen, [5, 6, 7, 8]);
});

test('the positions include the event that is being told', async () => {
  const script = await new Script().start(room('a', 4));
  let told;
  script.client.addEventListener('event', () => (told = script.client.positions));
  script.events(event('a', 5));
  assert.deepEqual(told, [{ id: 'a', epoch: 'first', seq: 5 }]);
});

for (const type of ['limited', 'reset']) {
  test(`${type} voids the copy, and events go on after its number, even a lower one`, async () => {
    const script = await new Script({ positions: [{ id: 'a', epoch: 'first', seq: 40 }] }).start(
      room('a', 20, 'second'),
    );
    script.socket.say({ type, roomId: 'a', epoch: 'second', seq: 20 });
    script.events(event('a', 21, { epoch: 'second' }));

    assert.deepEqual(script.ofType('drop'), [{ type: 'drop', roomId: 'a', reason: type }]);
    assert.deepEqual(script.seen, [21]);
  });
}

test('a room that is gone is forgotten', async () => {
  const script = await new Script({ positions: [{ id: 'a', epoch: 'first', seq: 4 }] }).start();
  script.socket.say({ type: 'gone', roomId: 'a' });

  assert.deepEqual(script.ofType('drop'), [{ type: 'drop', roomId: 'a', reason: 'gone' }]);
  assert.deepEqual(script.client.positions, []);
});

for (const end of [{ command: 'RemoveUser', targetId: 'me' }, { command: 'DeleteRoom' }]) {
  test(`after ${end.command} the room is over`, async () => {
    const script = await new Script().start(room('a', 4), room('b', 1));
    script.events(event('a', 5, end));

    assert.deepEqual(script.seen, [5]);
    assert.deepEqual(script.ofType('drop'), [{ type: 'drop', roomId: 'a', reason: 'gone' }]);
    assert.deepEqual(script.client.positions.map(({ id }) => id), ['b']);
  });
}

test('the removal of somebody else ends nothing', async () => {
  const script = await new Script().start(room('a', 4));
  script.events(event('a', 5, { command: 'RemoveUser', targetId: 'another' }), event('a', 6));
  assert.deepEqual(script.seen, [5, 6]);
});

test('removed and back again during a break, the room goes on', async () => {
  const script = await new Script({ positions: [{ id: 'a', epoch: 'first', seq: 4 }] }).start(
    room('a', 6),
  );
  script.events(
    event('a', 5, { command: 'RemoveUser', targetId: 'me' }),
    event('a', 6, { command: 'AddUser', targetId: 'me' }),
    event('a', 7),
  );
  assert.deepEqual(script.seen, [5, 6, 7]);
  assert.deepEqual(script.ofType('drop'), []);
});

test('a room that the caller comes into is told, with its first event', async () => {
  const script = await new Script().start();
  script.socket.say({ type: 'joined', roomId: 'a', epoch: 'first', seq: 8 });
  script.events(event('a', 9, { command: 'AddUser', targetId: 'me' }));

  assert.equal(script.ofType('joined')[0].roomId, 'a');
  assert.deepEqual(script.seen, [9]);
});

test('a joining that the welcome knew already moves nothing back', async () => {
  const script = await new Script().start(room('a', 9));
  script.socket.say({ type: 'joined', roomId: 'a', epoch: 'first', seq: 8 });
  script.events(event('a', 9), event('a', 10));

  assert.deepEqual(script.ofType('joined'), []);
  assert.deepEqual(script.seen, [10]);
});

test('a heartbeat that is ahead twice makes it come back', async () => {
  const script = await new Script().start(room('a', 4));
  script.heartbeat({ roomId: 'a', epoch: 'first', seq: 6 });
  assert.equal(script.client.state, 'online');
  script.heartbeat({ roomId: 'a', epoch: 'first', seq: 6 });
  assert.equal(script.client.state, 'waiting');
});

test('once stopped by a listener it hands on nothing more of the frame', async () => {
  const script = await new Script().start(room('a', 4));
  script.client.addEventListener('event', () => script.client.stop());
  script.events(event('a', 5), event('a', 6));
  assert.deepEqual(script.seen, [5]);
});

test('typing, presence and read positions of others are handed on', async () => {
  const script = await new Script().start();
  script.socket.say({ type: 'typing', roomId: 'a', userId: 'ann' });
  script.socket.say({ type: 'read', roomId: 'a', userId: 'ann', seq: 7 });
  script.socket.say({ type: 'presence', users: [{ userId: 'ann', online: true }] });

  assert.deepEqual(script.told.slice(-3), [
    { type: 'typing', roomId: 'a', userId: 'ann' },
    { type: 'read', roomId: 'a', userId: 'ann', seq: 7 },
    { type: 'presence', users: [{ userId: 'ann', online: true }] },
  ]);
});

test('typing goes out once in three seconds for each room, and only online', async () => {
  const script = new Script();
  script.client.typing('a');
  await script.start();
  ['a', 'a', 'b'].forEach((roomId) => script.client.typing(roomId));
  script.clock.pass(2_999);
  script.client.typing('a');
  assert.deepEqual(script.sent('typing').map(({ roomId }) => roomId), ['a', 'b']);
  script.clock.pass(1);
  script.client.typing('a');
  assert.deepEqual(script.sent('typing').map(({ roomId }) => roomId), ['a', 'b', 'a']);
});

test('typing after something was said is typing anew', async () => {
  const script = await new Script().start();
  script.client.typing('a');
  script.client.send({ command: 'CreateMessage', roomId: 'a', targetId: 'a', text: 'there' });
  script.client.typing('a');
  assert.equal(script.sent('typing').length, 2);
});

test('who is watched is asked for on every connection', async () => {
  const script = new Script();
  script.client.watch(['ann']);
  await script.start();
  assert.deepEqual(script.sent('presence'), [{ type: 'presence', userIds: ['ann'] }]);
  script.client.watch(new Set(['ann', 'bob']));
  script.socket.break();
  await script.comeBack();
  assert.deepEqual(script.sent('presence'), [{ type: 'presence', userIds: ['ann', 'bob'] }]);
  script.client.watch([]);
  assert.deepEqual(script.sent('presence').at(-1), { type: 'presence', userIds: [] });
});

test('what a busy server refused, who is online, is asked for again when it says', async () => {
  const script = await new Script().start();
  script.client.watch(['ann']);
  script.socket.say({ type: 'error', status: 429, code: 'too-many-requests', error: 'later', retryAfter: 2 });
  script.clock.pass(1_999);
  assert.equal(script.sent('presence').length, 1);
  script.clock.pass(1);
  assert.deepEqual(script.sent('presence').at(-1), { type: 'presence', userIds: ['ann'] });
  assert.equal(script.sent('presence').length, 2);
});

test('more than 200 cannot be watched', () => {
  const { client } = new Script();
  const users = Array.from({ length: 201 }, (_, i) => `${i}`);
  assert.throws(() => client.watch(users), RangeError);
  client.watch(users.slice(1));
});
