import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { nameOf } from '../account/people.js';
import { setAtEnd } from '../app/attention.js';
import { openDialog } from '../app/dialogs.js';
import { icon } from '../app/icons.js';
import { t } from '../app/i18n.js';
import { RoomsElement } from '../app/rooms-element.js';
import './message-item.js';
import './outgoing-message.js';
import { mayInvite } from '../room/rights.js';
import { rowsOf } from './rows.js';
import { systemText } from './system-text.js';
import { dayName, inFull, timeOfDay } from './times.js';
import { loadOlder, openTimeline, timelineOf } from './timelines.js';

/** Pixels from an end of the list at which one counts as being there. */
const NEAR = 48;
const ALMOST_TOP = 600;

/** What was said in a room, the newest at the bottom, as a live log. */
export class MessageList extends RoomsElement {
  static watches = ['timelines', 'people', 'me', 'readers', 'rooms'];
  static properties = { roomId: {}, atEnd: { state: true } };
  #before = null;
  #lastTop = 0;
  #height = 0;
  #sizes;

  constructor() {
    super();
    this.atEnd = true;
  }

  get #log() {
    return this.querySelector('.messages');
  }

  firstUpdated() {
    this.#sizes = new ResizeObserver(() => this.#settle());
    this.#sizes.observe(this.#log);
    this.#sizes.observe(this.querySelector('.messages-inner'));
    setAtEnd(true);
  }

  disconnectedCallback() {
    this.#sizes?.disconnect();
    super.disconnectedCallback();
  }

  willUpdate() {
    const log = this.#log;
    const { messages, outgoing } = timelineOf(this.roomId);
    const first = messages[0]?.id;
    if (outgoing.length > (this.outgoing ?? 0)) {
      // Whoever says something wants to see it.
      this.atEnd = true;
    }
    this.outgoing = outgoing.length;
    this.#before = log && { first, height: log.scrollHeight, top: log.scrollTop };
  }

  /** Keeps the place: at the end for whoever is there, and under the eyes when older ones come. */
  updated() {
    const log = this.#log;
    const first = timelineOf(this.roomId).messages[0]?.id;
    if (this.atEnd) {
      this.#toEnd();
    } else if (first !== this.firstShown && this.#before) {
      log.scrollTop = this.#before.top + (log.scrollHeight - this.#before.height);
    }
    this.firstShown = first;
    if (log.scrollTop < ALMOST_TOP && !this.atEnd) {
      loadOlder(this.roomId);
    }
  }

  #toEnd() {
    this.#log.scrollTop = this.#log.scrollHeight;
  }

  /** What is in the list, or the list itself, has another height: that is no scrolling of anybody's. */
  #settle() {
    if (this.atEnd) {
      this.#toEnd();
    }
    this.#height = this.#log.scrollHeight;
    this.#lastTop = this.#log.scrollTop;
  }

  #onScroll() {
    const { scrollTop, scrollHeight, clientHeight } = this.#log;
    if (scrollHeight !== this.#height) {
      this.#settle();
    } else if (scrollHeight - scrollTop - clientHeight < NEAR) {
      this.atEnd = true;
    } else if (scrollTop < this.#lastTop) {
      this.atEnd = false;
    }
    this.#lastTop = scrollTop;
    setAtEnd(this.atEnd);
    if (scrollTop < ALMOST_TOP) {
      loadOlder(this.roomId);
    }
  }

  #jump() {
    this.atEnd = true;
    this.#toEnd();
    this.closest('.room')?.querySelector('textarea')?.focus();
  }

  #row(row) {
    switch (row.kind) {
      case 'day':
        return html`<h2 class="day"><span>${dayName(row.at)}</span></h2>`;
      case 'new':
        return html`<p class="new-since"><span>${t('messages.new')}</span></p>`;
      case 'system':
        return html`<p class="system" title=${inFull(row.message.createdAt)} dir="auto">
          ${systemText(row.message)}
          <time datetime=${row.message.createdAt}>${timeOfDay(row.message.createdAt)}</time>
        </p>`;
      default:
        return html`<message-item .message=${row.message} .continued=${row.continued}></message-item>`;
    }
  }

  /** Who has read up to the end, while the last word is one's own. */
  #seen({ messages, outgoing }) {
    const last = messages.at(-1);
    if (!last || last.userId !== this.state.me?.id || outgoing.length > 0) {
      return nothing;
    }
    const readers = [...(this.state.readers.get(this.roomId) ?? [])]
      .filter(([, seq]) => seq >= last.seq)
      .map(([userId]) => nameOf(userId));
    return readers.length === 0
      ? nothing
      : html`<p class="seen quiet" dir="auto">${icon('check')} ${t('messages.seen', { names: readers.join(', ') })}</p>`;
  }

  /** Whoever has just made a room wants somebody in it. */
  #invitation() {
    const room = this.state.rooms.get(this.roomId);
    return room?.users?.length === 1 && mayInvite(room)
      ? html`<br /><button class="link" @click=${() => openDialog('people', { roomId: room.id })}>
            ${t('people.add')}
          </button>`
      : nothing;
  }

  #state({ messages, complete, loading, failed }) {
    if (failed && failed !== 404) {
      return html`<p class="messages-state quiet">
        ${t('messages.failed')}
        <button class="link" @click=${() => (messages.length ? loadOlder : openTimeline)(this.roomId)}>
          ${t('message.retry')}
        </button>
      </p>`;
    }
    if (complete) {
      return html`<p class="messages-state quiet">
        ${t(messages.length === 0 ? 'messages.none' : 'messages.beginning')} ${this.#invitation()}
      </p>`;
    }
    return html`<p class="messages-state quiet">${loading ? t('messages.loading') : nothing}</p>`;
  }

  render() {
    const timeline = timelineOf(this.roomId);
    const { name = '', unread = 0 } = this.state.rooms.get(this.roomId) ?? {};
    return html`<div
        class="messages"
        role="log"
        tabindex="0"
        aria-label=${t('messages.in', { room: name })}
        aria-busy=${timeline.loading !== null}
        @scroll=${this.#onScroll}
      >
        <div class="messages-inner">
          ${this.#state(timeline)}
          ${repeat(
            rowsOf(timeline, this.state.me?.id),
            (row) => row.key,
            (row) => this.#row(row),
          )}
          ${repeat(
            timeline.outgoing,
            ({ id }) => id,
            (message) => html`<outgoing-message
              .roomId=${this.roomId}
              .message=${message}
            ></outgoing-message>`,
          )}
          ${this.#seen(timeline)}
        </div>
      </div>
      ${this.atEnd
        ? nothing
        : html`<button class="jump-latest" @click=${this.#jump}>
            ${icon('down')}
            ${unread > 0 ? t('messages.latestNew', { count: unread }) : t('messages.latest')}
          </button>`}`;
  }
}

customElements.define('message-list', MessageList);
