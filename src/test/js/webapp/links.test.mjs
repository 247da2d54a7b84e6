import assert from 'node:assert/strict';
import test from 'node:test';
import { pieces } from '../../../main/webapp/message/links.js';

const isLink = (piece) => typeof piece === 'object';
const linksOf = (text) => pieces(text).filter(isLink).map(({ link }) => link);

test('a link ends before the full stop, the bracket and the quote of the sentence around it', () => {
  assert.deepEqual(linksOf('(see https://example.org/a). Then: https://example.org/b…»'), [
    'https://example.org/a',
    'https://example.org/b',
  ]);
});

test('a link keeps the brackets that it opened itself', () => {
  assert.deepEqual(linksOf('https://example.org/a_(b).'), ['https://example.org/a_(b)']);
});

test('only addresses of the web and of mail are links', () => {
  assert.deepEqual(linksOf('javascript:alert(1) data:text/html,x mailto:ada@example.org https://['), [
    'mailto:ada@example.org',
  ]);
});

test('joined, the pieces are the text again', () => {
  const text = 'a https://example.org/), http:// b mailto:x@example.org!';
  assert.equal(pieces(text).map((piece) => (isLink(piece) ? piece.link : piece)).join(''), text);
});

test('no text takes longer than a moment', () => {
  const begun = performance.now();
  pieces(`https://a${'.'.repeat(2_600)}a${')'.repeat(1_380)}`);
  pieces(`https://a${'.)'.repeat(2_000)}`);
  pieces('https://'.repeat(500));
  assert.ok(performance.now() - begun < 1_000);
});
