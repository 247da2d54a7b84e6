import { html } from 'lit';
import { store } from '../app/store.js';

const COLOURS = 8;

/** The same colour for the same person everywhere: a hash of the id (FNV-1a). */
function colour(id) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) {
    hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0) % COLOURS;
}

const first = (text) => [...(text ?? '').trim()][0]?.toLocaleUpperCase() ?? '';

/** Initials on a colour; the name stands beside it, so it is silent. A dot shows who is online. */
export function avatar(userId, { presence = false } = {}) {
  const user = store.state.people.get(userId);
  const initials = user ? first(user.firstName) + first(user.lastName) : '·';
  const online = presence && store.state.online.has(userId);
  return html`<span class="avatar colour-${colour(userId)}" aria-hidden="true"
    >${initials}${online ? html`<span class="dot"></span>` : ''}</span
  >`;
}
