import assert from 'node:assert/strict';
import test from 'node:test';
import { Conversation, ME, message, room, said } from '../support/conversation.mjs';
import { store } from '../../../main/webapp/app/store.js';

test('what the welcome has counted is not counted again when it comes', () => {
  const chat = new Conversation();
  chat.welcome(room('a', 4));
  chat.welcome(room('a', 7, { read: 4, unread: 3 }));

  chat.replay('a', 5, 7);

  assert.equal(chat.room('a').unread, 3);
  assert.equal(chat.room('a').head, 7);
});

test('what comes after that is counted', () => {
  const chat = new Conversation();
  chat.welcome(room('a', 4));
  chat.welcome(room('a', 7, { read: 4, unread: 3 }));

  chat.replay('a', 5, 9);

  assert.equal(chat.room('a').unread, 5);
  assert.equal(chat.room('a').head, 9);
});

test('in another epoch numbers are counted anew', () => {
  const chat = new Conversation();
  chat.welcome(room('a', 7));

  chat.hears('event', said('a', 3, { epoch: 'second' }));

  assert.equal(chat.room('a').unread, 1);
  assert.equal(chat.room('a').head, 3);
});

test('what was missed in the open room begins below a line', async () => {
  const chat = new Conversation();
  chat.welcome(room('a', 4));
  chat.opens('a');
  await chat.loads('a', 1, 4);

  chat.welcome(room('a', 7, { read: 4, unread: 3 }));
  chat.replay('a', 5, 7);

  assert.equal(chat.timeline('a').newSince, 4);
});

test('however much was missed, each room is announced once, by its latest message', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const shown = notifications();
  const chat = new Conversation();
  chat.welcome(room('a', 4), room('b', 1));
  chat.welcome(room('a', 40, { read: 4, unread: 36 }), room('b', 2, { read: 1, unread: 1 }));

  chat.replay('a', 5, 41);
  chat.replay('b', 2);
  t.mock.timers.tick(2_000);

  assert.deepEqual(shown, ['40', '41', '2']);
});

test('whoever was removed and added again while away keeps the room', () => {
  const chat = new Conversation();
  chat.welcome(room('a', 4));
  chat.welcome(room('a', 6));

  chat.hears('event', change('a', 5, 'RemoveUser'));
  chat.hears('event', change('a', 6, 'AddUser'));

  assert.ok(chat.room('a').joined);
});

test('a room that one was removed from while away is gone', () => {
  const chat = new Conversation();
  chat.welcome(room('a', 4));
  chat.opens('a');

  chat.welcome();
  chat.hears('drop', { roomId: 'a', reason: 'gone' });

  assert.equal(chat.room('a'), undefined);
  assert.equal(store.state.route.id, 'a', 'what is being typed must not go elsewhere');
});

test('what another tab has read leaves unread what came after, also of a room that was not opened', () => {
  const chat = new Conversation();
  chat.welcome(room('a', 9, { read: 4, unread: 5 }));

  chat.hears('read', { roomId: 'a', userId: ME, seq: 6 });
  assert.equal(chat.room('a').unread, 5, 'how many of them came after is not known');

  chat.hears('read', { roomId: 'a', userId: ME, seq: 9 });
  assert.equal(chat.room('a').unread, 0);
});

test('what another tab has read of an opened room is counted exactly', async () => {
  const chat = new Conversation();
  chat.welcome(room('a', 9, { read: 4, unread: 5 }));
  await chat.loads('a', 1, 9);

  chat.hears('read', { roomId: 'a', userId: ME, seq: 7 });

  assert.equal(chat.room('a').unread, 2);
});

const change = (roomId, seq, command) =>
  said(roomId, seq, { command, targetId: ME, message: message(roomId, seq, { command }) });

/** The texts of the notifications that the desktop is given. */
function notifications() {
  const shown = [];
  globalThis.matchMedia = () => ({ matches: true });
  globalThis.navigator ??= { languages: ['en'] };
  globalThis.Notification = class {
    static permission = 'granted';

    constructor(title, { body }) {
      shown.push(body);
    }
  };
  localStorage.setItem('rooms.notifications', 'on');
  return shown;
}
