import assert from 'node:assert/strict';
import test from 'node:test';
import { Positions } from '../../../main/webapp/lib/positions.js';
import { event, room } from '../support/script.mjs';

test('the next number is taken, and moves the position', () => {
  const positions = new Positions([{ id: 'a', epoch: 'first', seq: 4 }]);

  assert.equal(positions.take(event('a', 5)), 'next');
  assert.equal(positions.take(event('a', 6)), 'next');
  assert.equal(positions.get('a').seq, 6);
});

test('a number that was there is seen, and moves nothing', () => {
  const positions = new Positions([{ id: 'a', epoch: 'first', seq: 4 }]);

  assert.deepEqual([1, 3, 4].map((seq) => positions.take(event('a', seq))), Array(3).fill('seen'));
  assert.equal(positions.get('a').seq, 4);
});

test('a number beyond the next, another epoch and an unknown room are holes', () => {
  const positions = new Positions([{ id: 'a', epoch: 'first', seq: 4 }]);

  assert.equal(positions.take(event('a', 6)), 'hole');
  assert.equal(positions.take(event('a', 5, { epoch: 'second' })), 'hole');
  assert.equal(positions.take(event('b', 1)), 'hole');
  assert.deepEqual(positions.all(), [{ id: 'a', epoch: 'first', seq: 4 }]);
});

test('every order of doubled events is taken once each and in order', () => {
  for (const order of permutations([1, 2, 3, 1, 2, 3])) {
    const positions = new Positions([{ id: 'a', epoch: 'first', seq: 0 }]);
    const taken = order.filter((seq) => positions.take(event('a', seq)) === 'next');

    assert.deepEqual(taken, [1, 2, 3].slice(0, taken.length), `of ${order}`);
  }
});

test('rooms that the hello did not name begin at their head', () => {
  const positions = new Positions([{ id: 'a', epoch: 'first', seq: 4 }]);

  const lost = positions.welcome([room('a', 9), room('b', 7)], positions.forHello());

  assert.deepEqual(lost, []);
  assert.equal(positions.get('a').seq, 4, 'the server sends what follows');
  assert.equal(positions.get('b').seq, 7);
});

test('a hello names at most 1000 rooms and 64 KiB, those that moved last', () => {
  const many = Array.from({ length: 1_200 }, (_, i) => ({ id: `${i}`, epoch: 'e', seq: 1 }));
  const large = many.map(({ id }) => ({ id: id.padStart(50, 'x'), epoch: 'e'.repeat(36), seq: 1 }));

  assert.equal(new Positions(many).forHello().length, 1_000);
  assert.equal(new Positions(many).forHello()[0].id, '1199');
  const frame = JSON.stringify({ type: 'hello', rooms: new Positions(large).forHello() });
  assert.ok(frame.length <= 64 * 1024 && frame.length > 63 * 1024, `${frame.length} bytes`);
});

test('rooms for which the hello had no place are given up where they have moved', () => {
  const positions = new Positions(
    ['still', 'moved', 'renumbered', 'left'].map((id) => ({ id, epoch: 'first', seq: 4 })),
  );

  const lost = positions.welcome(
    [room('still', 4), room('moved', 9), room('renumbered', 4, 'second')],
    [],
  );

  assert.deepEqual(lost, [
    { roomId: 'moved', reason: 'limited' },
    { roomId: 'renumbered', reason: 'limited' },
    { roomId: 'left', reason: 'gone' },
  ]);
  assert.deepEqual(positions.all().map(({ id }) => id), ['still', 'moved', 'renumbered']);
  assert.equal(positions.get('moved').seq, 9);
});

test('a removal ends the room, one from before the welcome does not', () => {
  const positions = new Positions([{ id: 'a', epoch: 'first', seq: 4 }]);
  positions.welcome([room('a', 9)], positions.all());
  const removal = (seq, epoch = 'first') =>
    event('a', seq, { command: 'RemoveUser', targetId: 'me', epoch });

  assert.equal(positions.ends(removal(9), 'me'), false);
  assert.equal(positions.ends(removal(10), 'me'), true);
  assert.equal(positions.ends(removal(2, 'second'), 'me'), true);
  assert.equal(positions.ends(removal(10), 'another'), false);
  assert.equal(positions.ends(event('a', 10, { command: 'DeleteRoom' }), 'me'), true);
});

test('a room lags when it is behind two heartbeats and has not moved between them', () => {
  const positions = new Positions([{ id: 'a', epoch: 'first', seq: 4 }]);
  const head = (seq, epoch = 'first') => [{ roomId: 'a', epoch, seq }];

  assert.equal(positions.lags(head(4)), false);
  assert.equal(positions.lags(head(6)), false, 'the first time it may be on its way');
  positions.take(event('a', 5));
  assert.equal(positions.lags(head(7)), false, 'it moves');
  assert.equal(positions.lags(head(7)), true);
});

test('a room that is not known, or by another epoch, lags too', () => {
  const positions = new Positions([{ id: 'a', epoch: 'first', seq: 4 }]);
  const heads = (...more) => [{ roomId: 'a', epoch: 'first', seq: 4 }, ...more];

  assert.equal(positions.lags(heads({ roomId: 'b', epoch: 'first', seq: 1 })), false);
  assert.equal(positions.lags(heads({ roomId: 'b', epoch: 'first', seq: 1 })), true);
  assert.equal(positions.lags(heads()), false);
  assert.equal(positions.lags([{ roomId: 'a', epoch: 'second', seq: 1 }]), false);
  assert.equal(positions.lags([{ roomId: 'a', epoch: 'second', seq: 1 }]), true);
});

function permutations(items) {
  return items.length === 0
    ? [[]]
    : items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}
