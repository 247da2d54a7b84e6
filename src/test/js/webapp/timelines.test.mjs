import assert from 'node:assert/strict';
import test from 'node:test';
import { Conversation, message, numbers, page, room, said } from '../support/conversation.mjs';
import {
  changeTimeline,
  freshenTimeline,
  leaveTimeline,
  loadOlder,
  openTimeline,
  retryLoading,
} from '../../../main/webapp/message/timelines.js';

test('what is said between the first answer and the welcome is loaded', async () => {
  const chat = new Conversation();
  await chat.loads('a', 1, 4);

  chat.welcome(room('a', 5));
  await chat.server.answer('GET /messages/a', page('a', 1, 5));

  assert.deepEqual(chat.seen('a'), numbers(1, 5));
});

test('what is said before the welcome is loaded, however late the first answer is', async () => {
  const chat = new Conversation();
  openTimeline('a');
  const first = chat.server.take('GET /messages/a');

  chat.welcome(room('a', 5));
  await first.answer(page('a', 1, 4));
  await chat.server.answer('GET /messages/a', page('a', 1, 5));

  assert.deepEqual(chat.seen('a'), numbers(1, 5));
});

test('what comes while the newest are on their way is there once', async () => {
  const chat = new Conversation();
  chat.welcome(room('a', 4));
  openTimeline('a');
  const newest = chat.server.take('GET /messages/a');

  chat.replay('a', 5, 6);
  await newest.answer(page('a', 1, 5));

  assert.deepEqual(chat.seen('a'), numbers(1, 6));
});

test('newest messages that do not reach what is there take its place', async () => {
  const chat = new Conversation();
  await chat.loads('a', 1, 4);

  chat.welcome(room('a', 99));
  chat.replay('a', 100);
  await chat.server.answer('GET /messages/a', page('a', 50, 99));

  assert.deepEqual(chat.seen('a'), numbers(50, 100));
  assert.equal(chat.timeline('a').complete, false);
  loadOlder('a');
  await chat.server.answer('GET /messages/a?size=50&before=50', page('a', 1, 49));
  assert.deepEqual(chat.seen('a'), numbers(1, 100));
});

test('a room that was heard before is caught up with by its events alone', async () => {
  const chat = new Conversation();
  chat.welcome(room('a', 4));
  await chat.loads('a', 1, 4);

  chat.welcome(room('a', 80, { read: 4, unread: 76 }));
  chat.replay('a', 5, 80);

  assert.ok(!chat.server.asked.some((request) => request.startsWith('GET /messages')));
  assert.deepEqual(chat.seen('a'), numbers(1, 80));
});

test('an answer about a copy that is void comes too late', async () => {
  const chat = new Conversation();
  chat.welcome(room('a', 60));
  await chat.loads('a', 11, 60);
  loadOlder('a');
  const older = chat.server.take('GET /messages/a');

  chat.hears('drop', { roomId: 'a', reason: 'reset' });
  await older.answer(page('a', 1, 10));
  await chat.server.answer('GET /messages/a', page('a', 1, 3));

  assert.deepEqual(chat.seen('a'), numbers(1, 3));
});

test('what was loaded in vain is loaded when the connection is there', async () => {
  const chat = new Conversation();
  chat.welcome(room('a', 4));
  openTimeline('a');
  await chat.server.take('GET /messages/a').fail();
  assert.equal(chat.timeline('a').failed.status, 0);

  chat.welcome(room('a', 4));
  await chat.server.answer('GET /messages/a', page('a', 1, 4));

  assert.deepEqual(chat.seen('a'), numbers(1, 4));
});

test('what could not be loaded is what is loaded when one tries again', async () => {
  const chat = new Conversation();
  await chat.loads('a', 11, 60);
  freshenTimeline('a', 61);
  await chat.server.take('GET /messages/a').fail();
  retryLoading('a');
  await chat.server.answer('GET /messages/a', page('a', 12, 61));
  assert.deepEqual(chat.seen('a'), numbers(11, 61));

  loadOlder('a');
  await chat.server.take('GET /messages/a').fail();
  retryLoading('a');
  await chat.server.answer('GET /messages/a?size=50&before=11', page('a', 1, 10));
  assert.deepEqual(chat.seen('a'), numbers(1, 61));
});

test('what the server has stored is on its way no longer, however much was said since', async () => {
  const chat = new Conversation();
  const at = new Date(0).toISOString();
  openTimeline('a');
  changeTimeline('a', {
    outgoing: [
      { id: 'stored', text: 'long ago', at, seq: 7 },
      { id: 'unknown', text: 'just now', at },
    ],
  });

  await chat.server.answer('GET /messages/a', page('a', 11, 60));

  assert.deepEqual(chat.timeline('a').outgoing.map(({ id }) => id), ['unknown']);
});

test('an edit within the second in which a message was said is its later form', async () => {
  const chat = new Conversation();
  chat.welcome(room('a', 1));
  openTimeline('a');
  const before = message('a', 1, { updatedAt: '2026-01-01T12:00:05Z' });
  await chat.server.answer('GET /messages/a', [before]);

  const edited = { ...before, text: 'edited', updatedAt: '2026-01-01T12:00:05.012Z' };
  chat.hears('event', said('a', 2, { command: 'UpdateMessage', message: edited }));

  assert.equal(chat.timeline('a').messages[0].text, 'edited');
});

test('whoever joins a room that they looked into lacks nothing', async () => {
  const chat = new Conversation();
  chat.welcome();
  await chat.loads('open', 1, 4);

  chat.hears('joined', { roomId: 'open', epoch: 'first', seq: 84 });
  chat.replay('open', 85);
  await chat.server.answer('GET /messages/open', page('open', 36, 85));

  assert.deepEqual(chat.seen('open'), numbers(36, 85));
});

test('a room that one only looks into is loaded anew with each connection', async () => {
  const chat = new Conversation();
  chat.opens('open');
  await chat.loads('open', 1, 4);

  chat.welcome();
  await chat.server.answer('GET /messages/open', page('open', 1, 6));

  assert.deepEqual(chat.seen('open'), numbers(1, 6));
});

test('of a room that has ended nothing is kept, and what comes late begins nothing', async () => {
  const chat = new Conversation();
  chat.welcome(room('a', 4));
  await chat.loads('a', 1, 4);

  chat.hears('drop', { roomId: 'a', reason: 'gone' });
  leaveTimeline('a');
  chat.replay('a', 5);

  assert.equal(chat.timeline('a'), undefined);
});

test('rooms for all come and go with each connection', async () => {
  const open = (id) => ({ id, name: id, roomType: 'Public', ownerId: 'owner', users: null });
  const chat = new Conversation();
  chat.welcome(room('mine', 4));
  await chat.server.answer('GET /rooms', [open('old'), open('kept')]);

  chat.welcome(room('mine', 4));
  await chat.server.answer('GET /rooms', [open('kept'), open('new')]);

  assert.deepEqual(['mine', 'old', 'kept', 'new'].filter(chat.room), ['mine', 'kept', 'new']);
});

test('a change to a message that is not loaded waits for its page', async () => {
  const chat = new Conversation();
  chat.welcome(room('a', 60));
  await chat.loads('a', 11, 60);

  chat.hears('event', {
    ...{ roomId: 'a', epoch: 'first', seq: 61, command: 'UpdateMessage', actorId: 'other' },
    message: message('a', 3, { command: 'UpdateMessage' }),
  });

  assert.deepEqual(chat.seen('a'), numbers(11, 60));
});

test('of a conversation that nobody looks at the latest part is kept, and the rest comes again', async () => {
  const chat = new Conversation();
  chat.welcome(room('a', 4));
  chat.opens('a');
  await chat.loads('a', 1, 4);
  chat.replay('a', 5, 260);
  assert.deepEqual(chat.seen('a'), numbers(1, 260));

  chat.opens('b');
  leaveTimeline('a');
  assert.deepEqual(chat.seen('a'), numbers(61, 260));
  chat.replay('a', 261);
  assert.deepEqual(chat.seen('a'), numbers(62, 261));

  loadOlder('a');
  await chat.server.answer('GET /messages/a?size=50&before=62', page('a', 12, 61));
  assert.deepEqual(chat.seen('a'), numbers(12, 261));
});
