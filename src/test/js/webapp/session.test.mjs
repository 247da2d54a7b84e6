import assert from 'node:assert/strict';
import test from 'node:test';
import { Server } from '../support/page.mjs';
import { call } from '../../../main/webapp/app/api.js';
import { session } from '../../../main/webapp/login/session.js';

const login = (userId) => ({ userId, token: `token of ${userId}`, expiresAt: '2999-01-01T00:00:00Z' });

/** What has come of a promise: its value, its failure, or nothing yet. */
const outcome = (promise) => {
  const known = {};
  promise.then(
    (value) => (known.value = value),
    (failure) => (known.failure = failure),
  );
  return known;
};

test('an answer comes to whoever asked', async () => {
  const server = new Server();
  session.begin(login('ada'));

  const rooms = outcome(call('GET', '/rooms'));
  await server.answer('GET /rooms', ['a']);

  assert.deepEqual(rooms.value, ['a']);
});

test('no answer to whoever has signed out comes to who is signed in next', async () => {
  const server = new Server();
  session.begin(login('ada'));
  const rooms = outcome(call('GET', '/rooms'));
  const people = outcome(call('GET', '/users'));

  session.end();
  session.begin(login('bob'));
  await server.answer('GET /rooms', ['a']);
  await server.take('GET /users').fail();

  assert.deepEqual([rooms, people], [{}, {}]);
});

test('what one asks without being signed in is answered also after that', async () => {
  const server = new Server();
  session.end();

  const known = outcome(call('POST', '/users/login', {}));
  session.begin(login('ada'));
  await server.answer('POST /users/login', 'welcome');

  assert.equal(known.value, 'welcome');
});
