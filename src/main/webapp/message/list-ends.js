import { html, nothing } from 'lit';
import { nameOf } from '../account/people.js';
import { openDialog } from '../app/dialogs.js';
import { icon } from '../app/icons.js';
import { t } from '../app/i18n.js';
import { store } from '../app/store.js';
import { mayInvite } from '../room/rights.js';
import { retryLoading, timelineOf } from './timelines.js';

/** Whoever has just made a room wants somebody in it. */
function invitation(roomId) {
  const room = store.state.rooms.get(roomId);
  return room?.users?.length === 1 && mayInvite(room)
    ? html`<br /><button class="link" @click=${() => openDialog('people', { roomId })}>
          ${t('people.add')}
        </button>`
    : nothing;
}

/** Above the first message: the beginning, or what stands between it and here. */
export function historyState(roomId) {
  const { messages, complete, loading, failed } = timelineOf(roomId);
  if (failed && failed.status !== 404) {
    return html`<p class="messages-state quiet">
      ${t('messages.failed')}
      <button class="link" @click=${() => retryLoading(roomId)}>${t('message.retry')}</button>
    </p>`;
  }
  if (complete) {
    const words = t(messages.length === 0 ? 'messages.none' : 'messages.beginning');
    return html`<p class="messages-state quiet">${words} ${invitation(roomId)}</p>`;
  }
  return html`<p class="messages-state quiet">${loading ? t('messages.loading') : nothing}</p>`;
}

/** How many are named of those who have read a message. */
const NAMED = 3;

function seen(names) {
  const others = names.length - NAMED;
  // "And one other" would be no shorter than a name.
  return others > 1
    ? t('messages.seenBySome', { names: names.slice(0, NAMED).join(', '), count: others })
    : t('messages.seen', { names: names.join(', ') });
}

/** Below the last message, while it is one's own: who has read up to it. */
export function seenBy(roomId) {
  const { messages, outgoing } = timelineOf(roomId);
  const last = messages.at(-1);
  if (!last || last.userId !== store.state.me?.id || outgoing.length > 0) {
    return nothing;
  }
  const names = [...(store.state.readers.get(roomId) ?? [])]
    .filter(([, seq]) => seq >= last.seq)
    .map(([userId]) => nameOf(userId));
  return names.length === 0
    ? nothing
    : html`<p class="seen quiet" dir="auto" title=${names.join(', ')}>${icon('check')} ${seen(names)}</p>`;
}
