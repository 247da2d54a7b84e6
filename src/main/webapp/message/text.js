import { html } from 'lit';

/** What begins like a link: an address of the web or of mail. What follows is looked at closely. */
const LINK = /\b(?:https?:\/\/|mailto:)[^\s<>"'`]+/giu;
const SAFE = new Set(['http:', 'https:', 'mailto:']);
const TRAILING = /[.,;:!?…»”’*_~]+$/u;

/** Leaves out what belongs to the sentence around the link: its full stop, its bracket. */
function trimmed(found) {
  let link = found.replace(TRAILING, '');
  while (/[)\]}]$/.test(link) && !/[([{]/.test(link)) {
    link = link.slice(0, -1).replace(TRAILING, '');
  }
  return link;
}

function isSafe(link) {
  try {
    return SAFE.has(new URL(link).protocol);
  } catch {
    return false;
  }
}

/** Cuts a text into plain strings and `{link}`s; joined, they are the text again. */
export function pieces(text) {
  const found = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const link = trimmed(match[0]);
    if (isSafe(link)) {
      found.push(text.slice(from, match.index), { link });
      from = match.index + link.length;
    }
  }
  found.push(text.slice(from));
  return found.filter((piece) => piece !== '');
}

const anchor = ({ link }) =>
  html`<a href=${link} target="_blank" rel="noopener noreferrer nofollow">${link}</a>`;

/** A text with its links; everything else in it is text and nothing but text. */
export const linked = (text) =>
  pieces(text).map((piece) => (typeof piece === 'string' ? piece : anchor(piece)));

const ONLY_EMOJI = /^(?:\p{Extended_Pictographic}|\p{Emoji_Component}|\s)+$/u;

const isEmojiOnly = (text) =>
  text.length <= 24 && ONLY_EMOJI.test(text) && /\p{Extended_Pictographic}/u.test(text);

/** The style classes of a text: a few emoji and nothing else are shown larger. */
export const lookOf = (text) => (isEmojiOnly(text) ? 'message-text emoji-only' : 'message-text');
