import { html, nothing } from 'lit';
import { FormElement, sentence } from '../app/form-element.js';
import { t } from '../app/i18n.js';
import { watchPeople } from '../app/live.js';
import { pageHeader } from '../app/page-header.js';
import { draft } from '../message/drafts.js';
import '../message/message-composer.js';
import '../message/message-list.js';
import { loadReaders } from '../message/readers.js';
import { changeTimeline, leaveTimeline, openTimeline, reloadTimeline } from '../message/timelines.js';
import '../presence/typing-line.js';
import { joinRoom } from './actions.js';
import { mayJoin, mayWrite } from './rights.js';
import './room-header.js';
import { forgetRoom, isFixed, isMember, loadRoom, rememberRoom } from './rooms.js';

/** An open room: its name, what was said, and the place to say something. */
export class RoomPage extends FormElement {
  static watches = ['rooms', 'roomsLoaded', 'me', 'timelines', 'people'];
  static properties = { ...FormElement.properties, roomId: {}, missing: { state: true } };
  #marked = false;
  #watched;
  /** What it was called, and whether it is over. */
  #name;
  #isOver = false;

  connectedCallback() {
    super.connectedCallback();
    this.updateComplete.then(() => this.#open());
  }

  disconnectedCallback() {
    leaveTimeline(this.roomId);
    super.disconnectedCallback();
  }

  async #open() {
    const id = this.roomId;
    const room = this.state.rooms.get(id);
    // Of a room that is not known there may be nothing but a link.
    if (room) {
      rememberRoom(id);
    }
    if (room && !isMember(room)) {
      // Nobody tells what has happened there since one looked in.
      reloadTimeline(id);
    }
    openTimeline(id);
    try {
      await loadRoom(id);
      if (this.isConnected && this.state.rooms.has(id)) {
        // Whoever went on to another room meanwhile has that one open last; this one may be over.
        rememberRoom(id);
      }
      loadReaders(id);
    } catch (problem) {
      if (problem.status === 404) {
        this.missing = true;
        forgetRoom(id);
      }
    }
  }

  willUpdate() {
    const room = this.state.rooms.get(this.roomId);
    if (room && this.#isOver) {
      queueMicrotask(() => this.#open());
    }
    this.#isOver = !room && this.state.roomsLoaded && this.#name !== undefined;
    this.#name = room?.name ?? this.#name;
    this.#markNew();
  }

  /** On coming in, remembers where the new part begins, as soon as the server has said so. */
  #markNew() {
    const room = this.state.rooms.get(this.roomId);
    if (!this.#marked && room?.read !== undefined) {
      this.#marked = true;
      if (room.unread > 0) {
        queueMicrotask(() => changeTimeline(this.roomId, { newSince: room.read }));
      }
    }
  }

  /** Asks who of the people here is online, whenever they are others than before. */
  updated() {
    const room = this.state.rooms.get(this.roomId);
    const members = room && isFixed(room) ? this.state.people : room?.users;
    if (members && members !== this.#watched) {
      this.#watched = members;
      watchPeople(isFixed(room) ? members.keys() : members.map(({ id }) => id));
    }
  }

  #foot(room) {
    if (mayWrite(room)) {
      return html`<typing-line .roomId=${room.id}></typing-line>
        <message-composer .roomId=${room.id}></message-composer>`;
    }
    return html`<div class="room-foot">
      <p class="quiet">${t(mayJoin(room) ? 'room.joinHint' : 'room.readOnly')}</p>
      ${this.problem ? html`<p class="form-error" role="alert">${sentence(this.problem)}</p>` : nothing}
      ${mayJoin(room)
        ? html`<button
            class="primary"
            aria-disabled=${this.busy}
            @click=${() => this.attempt(() => joinRoom(room.id))}
          >
            ${t('room.join')}
          </button>`
        : nothing}
    </div>`;
  }

  #absent() {
    const unsent = draft(this.roomId);
    const title = this.#isOver ? t('room.over', { name: this.#name }) : t('room.missing');
    return html`<div class="room">
      ${pageHeader(title)}
      <div class="room-absent">
        <p class="quiet">${t(this.#isOver ? 'room.over.hint' : 'room.missing.hint')}</p>
        ${unsent
          ? html`<div class="field">
              <label for="unsent">${t('room.unsent')}</label>
              <textarea id="unsent" readonly dir="auto" rows="4" .value=${unsent}></textarea>
            </div>`
          : nothing}
        <a class="button" href="/rooms/general">${t('room.missing.back')}</a>
      </div>
    </div>`;
  }

  render() {
    const room = this.state.rooms.get(this.roomId);
    if (this.#isOver || (this.missing && !room)) {
      return this.#absent();
    }
    return html`<div class="room">
      <room-header .roomId=${this.roomId}></room-header>
      <message-list .roomId=${this.roomId}></message-list>
      ${room && this.state.me ? this.#foot(room) : html`<div class="room-foot"></div>`}
    </div>`;
  }
}

customElements.define('room-page', RoomPage);
