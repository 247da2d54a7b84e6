import assert from 'node:assert/strict';
import test from 'node:test';
import { Conversation, ME, room } from '../support/conversation.mjs';
import { addPeople, loadDirectory, nameOf, setOnline } from '../../../main/webapp/account/people.js';
import { store } from '../../../main/webapp/app/store.js';
import { loadRooms } from '../../../main/webapp/room/rooms.js';

const user = (id, firstName) => ({ id, firstName, lastName: 'Tester', isOnline: false, roles: [] });

test('who one is stays known when it cannot be loaded again', async () => {
  const chat = new Conversation();
  chat.welcome();

  await chat.server.take('GET /users/current').fail();

  assert.equal(store.state.me.id, ME);
});

test('what the page has just loaded is not loaded again with the first connection', async () => {
  const chat = new Conversation();
  loadRooms();
  await chat.server.answer('GET /rooms', []);

  chat.welcome();

  assert.deepEqual(chat.server.asked, []);
});

test('what the page could not load is loaded with the first connection', async () => {
  const chat = new Conversation();
  loadRooms();
  await chat.server.take('GET /rooms').fail();

  chat.welcome();

  assert.deepEqual(chat.server.asked, ['GET /users/current', 'GET /rooms']);
});

test('a role that was given meanwhile is known with the next connection', async () => {
  const chat = new Conversation();
  loadRooms();
  await chat.server.answer('GET /rooms', []);
  chat.welcome();
  chat.welcome();

  await chat.server.answer('GET /users/current', { ...user(ME, 'Ada'), roles: ['admin'] });

  assert.deepEqual(store.state.me.roles, ['admin']);
});

test('a directory that could not be loaded is loaded with the next connection', async () => {
  const chat = new Conversation();
  loadDirectory();
  await chat.server.take('GET /users').fail();

  chat.welcome();
  await chat.server.take('GET /users/current').fail();
  await chat.server.answer('GET /users', [user('grace', 'Grace')]);

  assert.equal(nameOf('grace'), 'Grace Tester');
});

test('a directory that is there is not loaded again', async () => {
  const chat = new Conversation();
  loadDirectory();
  await chat.server.answer('GET /users', [user('grace', 'Grace')]);

  chat.welcome();

  assert.ok(!chat.server.asked.includes('GET /users'));
});

test('a name that could not be loaded is asked for again, one that nobody has is not', async () => {
  const chat = new Conversation();
  loadDirectory();
  await chat.server.answer('GET /users', [user('grace', 'Grace')]);

  nameOf('alan');
  nameOf('nobody');
  await chat.server.take('GET /users/alan').fail();
  await chat.server.answer('GET /users/nobody', { error: 'no such user' }, 404);
  nameOf('alan');
  nameOf('nobody');

  assert.deepEqual(chat.server.asked, ['GET /users/alan']);
});

test('the open room is loaded anew with each connection', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const chat = new Conversation();
  chat.opens('a');

  chat.welcome(room('a', 4));
  t.mock.timers.tick(300);
  await chat.server.answer('GET /rooms/a', { ...room('a', 4), users: [user('grace', 'Grace')] });

  assert.deepEqual(chat.room('a').users.map(({ id }) => id), ['grace']);
});

test('of two forms of a person the later stays, also within a second', () => {
  new Conversation();
  addPeople([{ ...user('grace', 'Grace'), updatedAt: '2026-01-01T12:00:05.012Z' }]);

  addPeople([{ ...user('grace', 'Gracie'), updatedAt: '2026-01-01T12:00:05Z' }]);

  assert.equal(nameOf('grace'), 'Grace Tester');
});

test('whoever is online already changes nothing by it', () => {
  new Conversation();
  setOnline([{ userId: 'grace', online: true }]);
  const { online } = store.state;

  setOnline([{ userId: 'grace', online: true }, { userId: 'alan', online: false }]);

  assert.equal(store.state.online, online);
});

test('an older answer does not undo what is known of somebody', () => {
  new Conversation();
  addPeople([{ ...user('grace', 'Grace'), roles: ['admin'], updatedAt: '2026-11-01T00:00:02.000Z' }]);

  addPeople([{ ...user('grace', 'Grace'), updatedAt: '2026-11-01T00:00:01.000Z' }]);

  assert.deepEqual(store.state.people.get('grace').roles, ['admin']);
});
