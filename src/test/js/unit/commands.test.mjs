import assert from 'node:assert/strict';
import test from 'node:test';
import { CommandError } from '../../../main/webapp/lib/rooms-client.js';
import { Script, settled } from '../support/script.mjs';

const hello = { command: 'CreateMessage', roomId: 'a', targetId: 'a', text: 'hello' };

test('a command goes out with an id of its own, and its ack settles it', async () => {
  const script = await new Script().start();
  const answer = script.client.send(hello);
  assert.deepEqual(script.sent('command'), [{ type: 'command', id: 'id-1', ...hello }]);
  assert.deepEqual(script.ofType('pending'), [{ type: 'pending', id: 'id-1', ...hello }]);

  script.socket.say({ type: 'ack', id: 'id-1', roomId: 'a', seq: 5, messageId: 'm' });
  assert.deepEqual(await answer, { id: 'id-1', roomId: 'a', seq: 5, messageId: 'm' });
  assert.deepEqual(script.ofType('acked'), [
    { type: 'acked', id: 'id-1', ...hello, seq: 5, messageId: 'm' },
  ]);
});

test('a refusal fails it with the reasons of the server', async () => {
  const script = await new Script().start();
  const answer = script.client.send({ ...hello, text: '' });
  const violations = [{ field: 'text', message: 'must not be blank' }];
  const problem = { status: 400, code: 'invalid', error: 'text must not be blank', violations };
  script.socket.say({ type: 'error', id: 'id-1', ...problem });

  await assert.rejects(answer, (error) => {
    assert.ok(error instanceof CommandError);
    assert.deepEqual(
      { ...error },
      { name: 'CommandError', status: 400, code: 'invalid', violations, unknown: false },
    );
    return error.message === problem.error;
  });
  assert.equal(script.ofType('failed')[0].id, 'id-1');
});

test('a failure that nobody looks at hurts nobody', async () => {
  const script = await new Script().start();
  script.client.send(hello);
  script.client.stop();
  await settled();
  assert.equal(script.ofType('failed').length, 1);
});

test('what was not answered goes out again with the same id after a break', async () => {
  const script = await new Script().start();
  const answer = script.client.send(hello);
  script.socket.break();
  await script.comeBack();

  assert.deepEqual(script.sent('command'), [{ type: 'command', id: 'id-1', ...hello }]);
  script.socket.say({ type: 'ack', id: 'id-1', seq: 5 });
  assert.equal((await answer).seq, 5);
  script.socket.break();
  await script.comeBack();
  assert.deepEqual(script.sent('command'), [], 'what was answered does not');
});

test('one is under way at a time, in the order in which they were given', async () => {
  const script = new Script();
  ['one', 'two', 'three'].forEach((text) => script.client.send({ ...hello, text }));
  await script.start();
  assert.deepEqual(texts(script), ['one']);
  script.socket.say({ type: 'ack', id: 'id-1' });
  assert.deepEqual(texts(script), ['one', 'two']);
  script.socket.say({ type: 'error', id: 'id-2', status: 403, code: 'forbidden', error: 'no' });
  assert.deepEqual(texts(script), ['one', 'two', 'three']);
});

for (const status of [429, 503]) {
  test(`after ${status} the same goes out again when the server says, and before others`, async () => {
    const script = await new Script().start();
    script.client.send(hello);
    script.client.send({ ...hello, text: 'next' });
    script.socket.say({ type: 'error', id: 'id-1', status, error: 'later', retryAfter: 3 });

    script.clock.pass(2_999);
    assert.deepEqual(texts(script), ['hello']);
    script.clock.pass(1);
    assert.deepEqual(texts(script), ['hello', 'hello']);
    assert.deepEqual(script.ofType('failed'), []);
  });
}

test('a server too busy to read whom it refuses is asked again', async () => {
  const script = await new Script().start();
  const answer = script.client.send(hello);
  script.socket.say({ type: 'error', status: 429, error: 'later' });
  script.clock.pass(1_000);
  assert.deepEqual(texts(script), ['hello', 'hello']);
  script.socket.say({ type: 'ack', id: 'id-1' });
  await answer;
});

test('an ack that comes while it waits to send again settles it', async () => {
  const script = await new Script().start();
  const answer = script.client.send(hello);
  script.socket.say({ type: 'error', status: 429, error: 'meant for another frame' });
  script.socket.say({ type: 'ack', id: 'id-1' });
  await answer;
  script.clock.pass(1_000);
  assert.deepEqual(texts(script), ['hello']);
});

test('an answer that two heartbeats did not bring is asked for on a new connection', async () => {
  const script = await new Script().start();
  script.client.send(hello);
  script.heartbeat();
  assert.equal(script.client.state, 'online');
  script.heartbeat();
  assert.equal(script.client.state, 'waiting');
  await script.comeBack();
  assert.deepEqual(texts(script), ['hello']);
});

test('answers that nobody waits for are passed over', async () => {
  const script = await new Script().start();
  script.socket.say({ type: 'ack', id: 'unknown' });
  script.client.send(hello);
  script.socket.say({ type: 'ack', id: 'unknown' });
  assert.deepEqual(script.ofType('acked'), []);
});

test('an error that answers nothing is told as a problem', async () => {
  const script = await new Script().start();
  script.socket.say({ type: 'error', status: 400, code: 'invalid', error: 'no such user' });
  assert.equal(script.ofType('problem')[0].error, 'no such user');
});

test('the caller may name the command, to try a failed one again', async () => {
  const script = await new Script().start();
  script.client.send({ ...hello, id: 'mine' });
  assert.equal(script.sent('command')[0].id, 'mine');
});

test('at most 256 wait; one more fails at once, and those keep waiting', async () => {
  const script = new Script();
  const answers = Array.from({ length: 257 }, () => script.client.send(hello));
  await assert.rejects(answers.pop(), { code: 'queue-full', unknown: false });
  assert.equal(script.ofType('failed').length, 1);
});

test('a command that fits no frame fails at once, and does not break the connection', async () => {
  const script = await new Script().start();
  const answer = script.client.send({ ...hello, text: '€'.repeat(22_000) });
  await assert.rejects(answer, { code: 'too-large' });
  assert.deepEqual(texts(script), []);
});

test('stopped, it says of each command whether it may have been carried out', async () => {
  const script = await new Script().start();
  const [first, second] = [script.client.send(hello), script.client.send(hello)];
  script.client.stop();
  await assert.rejects(first, { code: 'stopped', unknown: true });
  await assert.rejects(second, { code: 'stopped', unknown: false });
});

test('signed out, what waits fails', async () => {
  const script = await new Script().start();
  const answer = script.client.send(hello);
  script.socket.break(4001);
  await assert.rejects(answer, { code: 'signed-out', unknown: true });
});

test('what is read is told until it is answered, only the last of those that wait', async () => {
  const script = new Script();
  [3, 5, 4].forEach((seq) => script.client.read('a', seq));
  script.client.read('b', 1);
  await script.start();
  assert.deepEqual(script.sent('read'), [{ type: 'read', id: 'id-2', roomId: 'a', seq: 5 }]);
  script.socket.break();
  await script.comeBack();
  script.socket.say({ type: 'ack', id: 'id-2', roomId: 'a', seq: 5 });
  assert.deepEqual(script.sent('read').map(({ roomId }) => roomId), ['a', 'b']);
  script.client.read('a', 5);
  assert.deepEqual(script.sent('read').length, 2, 'the server knows');
});

test('a read position that was refused can be told again', async () => {
  const script = await new Script().start();
  script.client.read('a', 5);
  script.socket.say({ type: 'error', id: 'id-1', status: 404, code: 'not-found', error: 'no' });
  await settled();
  script.client.read('a', 5);
  assert.equal(script.sent('read').length, 2);
});

function texts(script) {
  return script.sent('command').map(({ text }) => text);
}
