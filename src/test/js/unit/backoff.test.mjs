import assert from 'node:assert/strict';
import test from 'node:test';
import { Backoff } from '../../../main/webapp/lib/backoff.js';

const BOUNDS = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000];

test('waits are anywhere from nothing up to a bound that doubles, at most 30 s', () => {
  for (const chance of [0, 0.25, 0.999]) {
    const backoff = new Backoff(() => chance);
    assert.deepEqual(BOUNDS.map(() => backoff.next()), BOUNDS.map((bound) => chance * bound));
  }
});

test('the bound stays after thousands of attempts', () => {
  const backoff = new Backoff(() => 1);
  const waits = Array.from({ length: 5_000 }, () => backoff.next());
  assert.equal(Math.max(...waits), 30_000);
});

test('it begins anew when it is reset', () => {
  const backoff = new Backoff(() => 1);
  BOUNDS.forEach(() => backoff.next());
  backoff.reset();
  assert.equal(backoff.next(), 1_000);
});
