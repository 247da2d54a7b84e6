import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { setAtEnd } from '../app/attention.js';
import { hasKeys } from '../app/keyboard.js';
import { icon } from '../app/icons.js';
import { t } from '../app/i18n.js';
import { RoomsElement } from '../app/rooms-element.js';
import { mayRetract } from '../room/rights.js';
import './message-item.js';
import { historyState, seenBy } from './list-ends.js';
import { focusComposer } from './message-composer.js';
import './outgoing-message.js';
import { rowsOf } from './rows.js';
import { ScrollPlace } from './scroll-place.js';
import { systemText } from './system-text.js';
import { dayName, inFull, shortly, timeOfDay } from './times.js';
import { loadOlder, timelineOf } from './timelines.js';

/** What was said in a room, the newest at the bottom, as a live log. */
export class MessageList extends RoomsElement {
  static watches = ['timelines', 'people', 'online', 'me', 'readers', 'rooms'];
  static properties = { roomId: {} };
  #place = new ScrollPlace(this);
  #outgoing = 0;
  /** Whether there was something before: what is loaded on coming in is not read out as if it were new. */
  #filled = false;

  firstUpdated() {
    this.#place.attach(this.querySelector('.messages'), () => this.#loadOlder());
    setAtEnd(true);
  }

  /** What has failed is tried again when somebody asks for it: each failure changes the list. */
  #loadOlder() {
    if (!timelineOf(this.roomId).failed) {
      loadOlder(this.roomId);
    }
  }

  willUpdate() {
    const { outgoing } = timelineOf(this.roomId);
    if (outgoing.length > this.#outgoing) {
      // Whoever says something wants to see it.
      this.#place.atEnd = true;
    }
    this.#outgoing = outgoing.length;
  }

  updated() {
    this.#filled = timelineOf(this.roomId).messages.length > 0;
  }

  #onScroll() {
    const before = this.#place.atEnd;
    this.#place.scrolled();
    setAtEnd(this.#place.atEnd);
    if (before !== this.#place.atEnd) {
      this.requestUpdate();
    }
  }

  #jump() {
    this.#place.toEnd();
    setAtEnd(true);
    this.requestUpdate();
    if (!hasKeys() || !focusComposer(this)) {
      this.querySelector('.messages').focus();
    }
  }

  #row(row) {
    switch (row.kind) {
      case 'day':
        return html`<h2 class="day"><span>${dayName(row.at)}</span></h2>`;
      case 'new':
        return html`<p class="new-since"><span>${t('messages.newSince', { time: shortly(row.at) })}</span></p>`;
      case 'system':
        return html`<p class="system" title=${inFull(row.message.createdAt)} dir="auto">
          ${systemText(row.message)}
          <time datetime=${row.message.createdAt}>${timeOfDay(row.message.createdAt)}</time>
        </p>`;
      case 'outgoing':
        return html`<outgoing-message
          .roomId=${this.roomId}
          .message=${row.message}
          .continued=${row.continued}
        ></outgoing-message>`;
      default:
        return this.#message(row);
    }
  }

  #message({ message, continued }) {
    const room = this.state.rooms.get(this.roomId);
    return html`<message-item
      .message=${message}
      .continued=${continued}
      .online=${this.state.online.has(message.userId)}
      .retractable=${Boolean(room && this.state.me) && mayRetract(message, room)}
    ></message-item>`;
  }

  render() {
    const timeline = timelineOf(this.roomId);
    const { name = '', unread = 0 } = this.state.rooms.get(this.roomId) ?? {};
    return html`<div
        class="messages"
        role="log"
        tabindex="0"
        aria-label=${t('messages.in', { room: name })}
        aria-live=${this.#filled && this.#place.atEnd ? 'polite' : 'off'}
        aria-busy=${timeline.loading !== null}
        @scroll=${this.#onScroll}
      >
        <div class="messages-inner">
          ${historyState(this.roomId)}
          ${repeat(
            rowsOf(timeline, this.state.session),
            (row) => row.key,
            (row) => this.#row(row),
          )}
          ${seenBy(this.roomId)}
        </div>
      </div>
      ${this.#place.atEnd
        ? nothing
        : html`<button class="jump-latest" @click=${this.#jump}>
            ${icon('down')}
            ${unread > 0 ? t('messages.latestNew', { count: unread }) : t('messages.latest')}
          </button>`}`;
  }
}

customElements.define('message-list', MessageList);
