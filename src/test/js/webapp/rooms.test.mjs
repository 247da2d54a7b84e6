import assert from 'node:assert/strict';
import test from 'node:test';
import { Conversation, ME, room } from '../support/conversation.mjs';
import { leaveRoom } from '../../../main/webapp/room/actions.js';
import { loadRoom } from '../../../main/webapp/room/rooms.js';

test('an answer about a room that has ended meanwhile does not bring it back', async () => {
  const chat = new Conversation();
  chat.welcome(room('a', 4));
  loadRoom('a');

  chat.hears('drop', { roomId: 'a', reason: 'gone' });
  await chat.server.answer('GET /rooms/a', { ...room('a', 4), users: [] });

  assert.equal(chat.room('a'), undefined);
});

test('a list that still has a room which has ended meanwhile does not bring it back', async () => {
  const chat = new Conversation();
  chat.welcome(room('a', 4), room('b', 4));

  chat.hears('drop', { roomId: 'a', reason: 'gone' });
  await chat.server.answer('GET /rooms', [room('a', 4), room('b', 4)]);

  assert.deepEqual(['a', 'b'].filter(chat.room), ['b']);
});

test('whoever leaves and is added again before that is answered stays in the room', async () => {
  const chat = new Conversation();
  chat.welcome(room('a', 4));
  const left = leaveRoom('a');

  chat.hears('drop', { roomId: 'a', reason: 'gone' });
  chat.hears('joined', { roomId: 'a', epoch: 'first', seq: 5 });
  chat.replay('a', 6);
  await chat.server.answer(`DELETE /rooms/a/users/${ME}`, { seq: 5 });
  await left;

  assert.equal(chat.room('a').joined, true);
});

test('whoever leaves a room has left it with the answer', async () => {
  const chat = new Conversation();
  chat.welcome(room('a', 4));
  const left = leaveRoom('a');

  await chat.server.answer(`DELETE /rooms/a/users/${ME}`, { seq: 5 });
  await left;

  assert.equal(chat.room('a'), undefined);
});
