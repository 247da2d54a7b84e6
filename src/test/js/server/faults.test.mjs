import assert from 'node:assert/strict';
import test from 'node:test';
import { Person, bringAbout, nodes, texts, until } from '../support/rooms.mjs';

test('without Redis everything is heard, once and in order, and again with it', async (t) => {
  const [ann, bob] = [await Person.new(t, 'ann'), await Person.new(t, 'bob')];
  const room = await ann.room(bob);
  await ann.opens({ node: 0 });
  await bob.opens({ node: 1 });
  const said = texts(30);
  const saying = async (from, to) => {
    for (const text of said.slice(from, to)) {
      await ann.says(room, text);
    }
  };

  await saying(0, 10);
  await bringAbout('/redis/kill');
  try {
    await saying(10, 20);
    await bob.sees(room, said.slice(0, 20));
  } finally {
    await bringAbout('/redis/start');
  }
  await saying(20, 30);
  await bob.sees(room, said);
  await ann.sees(room, said);
  assert.equal(bob.proxy.connections, 1, 'nobody had to come back');
});

test('when its node is killed, a client goes on with another, and misses nothing', async (t) => {
  const [ann, bob] = [await Person.new(t, 'ann'), await Person.new(t, 'bob')];
  const room = await ann.room(bob);
  await ann.opens({ node: 0 });
  await bob.opens({ node: 1 });
  const said = texts(40);
  const all = said.map((text) => ann.says(room, text));
  bob.proxy.target = nodes[0];
  await all[9];
  ann.proxy.target = nodes[1];
  bob.proxy.target = nodes[1];
  await bringAbout('/node/kill');
  try {
    await Promise.all(all);
    await bob.sees(room, said);
    await ann.sees(room, said);
  } finally {
    await bringAbout('/node/start');
  }
  assert.ok(ann.proxy.connections > 1);

  ann.proxy.target = nodes[0];
  ann.proxy.cut();
  await ann.says(room, 'home again');
  await until(() => `${bob.texts(room)}`, () => bob.texts(room).includes('home again'));
  await ann.sees(room, [...said, 'home again']);
});
