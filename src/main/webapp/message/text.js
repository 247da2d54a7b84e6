import { html } from 'lit';
import { pieces } from './links.js';

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
