import assert from 'node:assert/strict';
import test from 'node:test';
import '../support/page.mjs';
import { go, roomPath } from '../../../main/webapp/app/router.js';
import { store } from '../../../main/webapp/app/store.js';

test('a room is found by its address, whatever its id is made of', () => {
  location.pathname = roomPath('ä/b c');
  go(location.pathname);

  assert.deepEqual(store.state.route, { name: 'room', id: 'ä/b c' });
});

test('an address that cannot be decoded names no room that there is', () => {
  location.pathname = '/rooms/%zz';
  go(location.pathname);

  assert.deepEqual(store.state.route, { name: 'room', id: '%zz' });
});
