import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { RecordedSocket } from '../support/recorded-socket.mjs';
import { Person, texts, until } from '../support/rooms.mjs';

describe('with nodes that run', { concurrency: 6 }, () => {
  test('what one says on one node, others hear on both, with the id of the command', async (t) => {
    const [ann, bob] = await people(t, 'ann', 'bob');
    const room = await ann.room(bob);
    await ann.opens({ node: 0 });
    await bob.opens({ node: 1 });

    const acks = await Promise.all(texts(5).map((text) => ann.says(room, text)));

    await ann.sees(room, texts(5));
    await bob.sees(room, texts(5));
    const told = bob.ofType('event', room);
    assert.deepEqual(told.map(({ seq }) => seq), acks.map(({ seq }) => seq));
    assert.deepEqual(told.map(({ message }) => message.id), acks.map(({ messageId }) => messageId));
    assert.deepEqual(told.map(({ message }) => message.clientId), acks.map(({ id }) => id));
  });

  test('what is refused fails with the reason, and the rest goes on', async (t) => {
    const [ann, bob] = await people(t, 'ann', 'bob');
    const room = await bob.room();
    await ann.opens();

    await assert.rejects(ann.says(room, 'let me in'), { status: 404, code: 'not-found' });
    await assert.rejects(ann.says('general', ' '), ({ violations }) => violations.length > 0);
    assert.ok((await ann.says('general', 'hello')).seq > 0);
  });

  test('more than the limit allows is slowed down, and loses neither a word nor its order', async (t) => {
    const [ann] = await people(t, 'ann');
    const room = await ann.room();
    await ann.opens();
    await Promise.all(texts(80).map((text) => ann.says(room, text)));
    await ann.sees(room, texts(80));
  });

  test('connections that are cut again and again lose and double nothing', async (t) => {
    const [ann, bob] = await people(t, 'ann', 'bob');
    const room = await ann.room(bob);
    const platform = { random: () => Math.random() / 20 };
    await ann.opens({ node: 0, platform });
    await bob.opens({ node: 1, platform });
    const said = texts(40);
    let answered = 0;
    const all = said.map((text) =>
      ann.says(room, text).then(() => {
        answered += 1;
        if (answered % 8 === 0) {
          ann.proxy.cut();
          bob.proxy.cut();
        }
      }),
    );
    await Promise.all(all);

    await bob.sees(room, said);
    await ann.sees(room, said);
    assert.ok(ann.proxy.connections > 3 && bob.proxy.connections > 3);
  });

  test('a command whose answer was lost acts once', async (t) => {
    const [ann, bob] = await people(t, 'ann', 'bob');
    const room = await ann.room(bob);
    await ann.opens();
    await bob.opens();

    ann.proxy.swallow();
    const answer = ann.says(room, 'once');
    await bob.sees(room, ['once']);
    ann.proxy.cut();
    await answer;
    await ann.says(room, 'after it');

    await ann.sees(room, ['once', 'after it']);
    await bob.sees(room, ['once', 'after it']);
  });

  test('what is said without a connection is said when it is back', async (t) => {
    const [ann, bob] = await people(t, 'ann', 'bob');
    const room = await ann.room(bob);
    await ann.opens();
    await bob.opens();
    ann.proxy.refuse();
    ann.proxy.cut();
    await ann.is('waiting');
    const all = texts(5).map((text) => ann.says(room, text));
    ann.proxy.refuse(false);
    await Promise.all(all);
    await bob.sees(room, texts(5));
  });

  test('frames that come twice, or never, are heard once and none is missed', async (t) => {
    const [ann, bob] = await people(t, 'ann', 'bob');
    const room = await ann.room(bob);
    let frames = 0;
    class Unreliable extends RecordedSocket {
      set onmessage(listener) {
        super.onmessage = (message) => {
          const isEvents = message.data.startsWith('{"type":"events"');
          frames += isEvents ? 1 : 0;
          const times = !isEvents ? 1 : [1, 2, 1, 0][frames % 4];
          Array.from({ length: times }, () => listener(message));
        };
      }
    }
    await bob.opens({ platform: { WebSocket: Unreliable, random: () => Math.random() / 20 } });
    await ann.opens();
    for (const text of texts(13)) {
      await ann.says(room, text);
      await until(() => text, () => frames > 0 && bob.client.state === 'online');
    }
    // What was lost last shows with the next.
    await until(
      () => `${bob.texts(room)}`,
      async () => {
        await ann.says(room, 'the end');
        return bob.texts(room).includes('the end');
      },
    );
    assert.deepEqual(bob.texts(room).slice(0, 13), texts(13));
    bob.seesNoHole(room);
    assert.ok(bob.proxy.connections > 1);
  });

  test('a connection that fell silent in a sleep is replaced on waking', async (t) => {
    const [ann, bob] = await people(t, 'ann', 'bob');
    const room = await ann.room(bob);
    let slept = 0;
    const page = new EventTarget();
    await bob.opens({ platform: { page, now: () => Date.now() + slept } });
    await ann.opens();
    bob.proxy.swallow();
    await ann.says(room, 'while you slept');
    slept = 3_600_000;
    page.dispatchEvent(new Event('visibilitychange'));
    await bob.sees(room, ['while you slept']);
  });

  test('a connection that falls silent is given up after two heartbeats', async (t) => {
    const [ann, bob] = await people(t, 'ann', 'bob');
    const room = await ann.room(bob);
    await bob.opens();
    await ann.opens();
    bob.proxy.swallow();
    await ann.says(room, 'can you hear me');
    await bob.sees(room, ['can you hear me'], 40);
    assert.equal(bob.ofType('state').find(({ state }) => state === 'waiting').reason, 'silence');
  });

  test('heartbeats keep a connection on which nothing is said', async (t) => {
    const [ann] = await people(t, 'ann');
    await ann.room();
    await ann.opens();
    const end = Date.now() + 40_000;
    await until(() => 'time', () => Date.now() > end, 50);
    assert.equal(ann.client.state, 'online');
    assert.equal(ann.proxy.connections, 1);
  });

  test('who was away for hundreds of events gets each of them', async (t) => {
    const [ann, bob, ...others] = await people(t, 'ann', 'bob', 'cid', 'dan', 'eve', 'fay');
    const room = await ann.room(bob, ...others);
    await bob.opens();
    const { positions } = bob.client;
    bob.client.stop();
    await crowd(room, [ann, ...others], 60);

    await bob.opens({ positions });
    await until(() => bob.texts(room).length, () => bob.texts(room).length === 300);
    bob.seesNoHole(room);
    assert.deepEqual(bob.ofType('drop'), []);
  });

  test('who was away for too long is told to load the room anew, and hears what follows', async (t) => {
    const [ann, bob, ...others] = await people(t, 'ann', 'bob', ...Array(9).fill('other'));
    const room = await ann.room(bob, ...others);
    await bob.opens();
    const { positions } = bob.client;
    bob.client.stop();
    await crowd(room, [ann, ...others], 101);

    await bob.opens({ positions });
    await until(() => 'drop', () => bob.ofType('drop', room).length > 0);
    assert.equal(bob.ofType('drop', room)[0].reason, 'limited');
    assert.deepEqual(bob.texts(room), []);
    await ann.post(`/api/messages/${room}`, { text: 'after that' });
    await bob.hears(room, ['after that']);
  });

  test('a position of another epoch, or ahead of the room, is reset', async (t) => {
    const [ann] = await people(t, 'ann');
    const [first, second] = [await ann.room(), await ann.room()];
    await ann.opens();
    const { epoch } = ann.client.positions.find(({ id }) => id === second);
    ann.client.stop();
    await ann.opens({
      positions: [
        { id: first, epoch: 'another', seq: 1 },
        { id: second, epoch, seq: 1_000_000 },
        { id: 'nowhere', epoch, seq: 1 },
      ],
    });
    await until(() => ann.ofType('drop').length, () => ann.ofType('drop').length === 3);
    const reasons = Object.fromEntries(ann.ofType('drop').map((drop) => [drop.roomId, drop.reason]));
    assert.deepEqual(reasons, { [first]: 'reset', [second]: 'reset', nowhere: 'gone' });
    for (const room of [first, second]) {
      await ann.says(room, 'again');
      await ann.hears(room, ['again']);
    }
  });

  test('who is removed hears that and no more, and who comes back hears on', async (t) => {
    const [ann, bob] = await people(t, 'ann', 'bob');
    await ann.opens({ node: 0 });
    await bob.opens({ node: 1 });
    const room = await ann.room(bob);
    await until(() => 'joined', () => bob.ofType('joined', room).length === 1);
    await ann.says(room, 'welcome');
    await ann.removes(room, bob.id);
    await ann.says(room, 'among us');
    await until(() => 'gone', () => bob.ofType('drop', room).length === 1);
    await ann.adds(room, bob.id);
    await ann.says(room, 'again');

    await until(() => `${bob.texts(room)}`, () => bob.texts(room).includes('again'));
    assert.deepEqual(bob.texts(room), ['welcome', 'again']);
    const commands = bob.ofType('event', room).map(({ command }) => command);
    assert.deepEqual(commands, ['AddUser', 'CreateMessage', 'RemoveUser', 'AddUser', 'CreateMessage']);
    assert.equal(bob.client.state, 'online');
    assert.equal(bob.proxy.connections, 1);
  });

  test('removed and back during a break, one hears on without a hole', async (t) => {
    const [ann, bob] = await people(t, 'ann', 'bob');
    const room = await ann.room(bob);
    await ann.opens();
    await bob.opens();
    const { positions } = bob.client;
    bob.client.stop();
    await ann.removes(room, bob.id);
    await ann.adds(room, bob.id);
    await ann.says(room, 'there you are');
    await bob.opens({ positions });
    await bob.sees(room, ['there you are']);
    assert.deepEqual(bob.ofType('drop'), []);
  });

  test('a room that is deleted is over for all', async (t) => {
    const [ann, bob] = await people(t, 'ann', 'bob');
    const room = await ann.room(bob);
    await ann.opens({ node: 0 });
    await bob.opens({ node: 1 });
    await ann.client.send({ command: 'DeleteRoom', roomId: room, targetId: room });
    for (const person of [ann, bob]) {
      await until(() => 'gone', () => person.ofType('drop', room).length === 1);
      assert.equal(person.ofType('event', room).at(-1).command, 'DeleteRoom');
    }
  });

  test('a session that is ended does not come back', async (t) => {
    const [ann] = await people(t, 'ann');
    await ann.opens();
    await ann.post('/api/users/logout');
    await ann.is('signedOut');
    const { code } = ann.ofType('state').at(-1);
    assert.equal(code, 4001);
    assert.equal((await ann.call('POST', '/api/ws/ticket')).status, 401);
  });

  test('a ticket opens one socket; the client comes back with a new one', async (t) => {
    const [ann] = await people(t, 'ann');
    const tickets = [];
    const ticket = async () => {
      tickets.push(tickets.length === 1 ? tickets[0] : await ann.ticket());
      return tickets.at(-1);
    };
    await ann.opens({ ticket });
    ann.proxy.cut();
    // The used one is refused, and the client goes on.
    await until(() => tickets.length, () => tickets.length === 3);
    await ann.is('online');
    assert.equal(tickets[1], tickets[0]);
  });

  test('typing, read positions and presence reach the others', async (t) => {
    const [ann, bob] = await people(t, 'ann', 'bob');
    const room = await ann.room(bob);
    await ann.opens({ node: 0 });
    ann.client.watch([bob.id]);
    await bob.opens({ node: 1 });
    const { seq } = await ann.says(room, 'hello');

    bob.client.typing(room);
    bob.client.read(room, seq);

    await until(() => 'typing', () => ann.ofType('typing', room).length > 0);
    await until(() => 'read', () => ann.ofType('read', room).length > 0);
    assert.equal(ann.ofType('typing', room)[0].userId, bob.id);
    assert.deepEqual(ann.ofType('read', room), [{ type: 'read', roomId: room, userId: bob.id, seq }]);
    const isOnline = ({ users }) => users.some(({ userId, online }) => userId === bob.id && online);
    await until(() => 'presence', () => ann.ofType('presence').some(isOnline));
  });
});

function people(t, ...names) {
  return Promise.all(names.map((name) => Person.new(t, name)));
}

/** Each of these people posts so many messages. */
function crowd(room, everybody, count) {
  return Promise.all(
    everybody.map(async (person) => {
      for (const text of texts(count, person.id)) {
        await person.post(`/api/messages/${room}`, { text });
      }
    }),
  );
}
