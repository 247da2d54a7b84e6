import assert from 'node:assert/strict';
import test from 'node:test';
import { Conversation, numbers, page, room } from '../support/conversation.mjs';
import { startAttention } from '../../../main/webapp/app/attention.js';
import { loadOlder } from '../../../main/webapp/message/timelines.js';

Object.assign(document, { visibilityState: 'visible', hasFocus: () => true });

test('of a conversation that one looks at all day the latest part is kept', async () => {
  const chat = new Conversation();
  chat.welcome(room('a', 4));
  chat.opens('a');
  await chat.loads('a', 1, 4);

  chat.replay('a', 5, 400);
  assert.deepEqual(chat.seen('a'), numbers(1, 400));
  chat.replay('a', 401);

  assert.deepEqual(chat.seen('a'), numbers(202, 401));
  assert.equal(chat.timeline('a').complete, false);
});

test('older messages that cannot be loaded do not keep the newest unread', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const chat = new Conversation();
  startAttention();
  chat.opens('a');
  chat.welcome(room('a', 60));
  await chat.loads('a', 11, 60);
  loadOlder('a');
  await chat.server.take('GET /messages/a').fail();

  chat.replay('a', 61);
  t.mock.timers.tick(1_000);

  assert.equal(chat.room('a').unread, 0);
  // That it is read is a change, too, after which it looks once more.
  t.mock.timers.tick(1_000);
});

test('what one looks at is read once it is on the screen', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const chat = new Conversation();
  startAttention();
  chat.opens('a');
  await chat.loads('a', 1, 4);

  chat.welcome(room('a', 5, { read: 3, unread: 2 }));
  t.mock.timers.tick(1_000);
  assert.equal(chat.room('a').unread, 2, 'the newest is still on its way');

  await chat.server.answer('GET /messages/a', page('a', 1, 5));
  t.mock.timers.tick(1_000);
  assert.equal(chat.room('a').unread, 0);
  assert.equal(chat.room('a').read, 5);
});
