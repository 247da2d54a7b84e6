import { html, nothing } from 'lit';
import { nameOf } from '../account/people.js';
import { openDialog } from '../app/dialogs.js';
import { icon } from '../app/icons.js';
import { t } from '../app/i18n.js';
import { store } from '../app/store.js';
import { mayInvite } from '../room/rights.js';
import { loadOlder, openTimeline, timelineOf } from './timelines.js';

/** Whoever has just made a room wants somebody in it. */
function invitation(roomId) {
  const room = store.state.rooms.get(roomId);
  return room?.users?.length === 1 && mayInvite(room)
    ? html`<br /><button class="link" @click=${() => openDialog('people', { roomId })}>
          ${t('people.add')}
        </button>`
    : nothing;
}

function failure(roomId, load) {
  return html`<p class="messages-state quiet">
    ${t('messages.failed')}
    <button class="link" @click=${() => load(roomId)}>${t('message.retry')}</button>
  </p>`;
}

/** Above the first message: the beginning, or what stands between it and here. */
export function historyState(roomId) {
  const { messages, complete, loading, failed } = timelineOf(roomId);
  if (failed !== false && failed !== 404) {
    return failure(roomId, messages.length > 0 ? loadOlder : openTimeline);
  }
  if (complete) {
    const words = t(messages.length === 0 ? 'messages.none' : 'messages.beginning');
    return html`<p class="messages-state quiet">${words} ${invitation(roomId)}</p>`;
  }
  return html`<p class="messages-state quiet">${loading ? t('messages.loading') : nothing}</p>`;
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
    : html`<p class="seen quiet" dir="auto">
        ${icon('check')} ${t('messages.seen', { names: names.join(', ') })}
      </p>`;
}
