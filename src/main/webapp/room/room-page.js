import { html, nothing } from 'lit';
import { FormElement, sentence } from '../app/form-element.js';
import { t } from '../app/i18n.js';
import { watchPeople } from '../app/live.js';
import '../message/message-composer.js';
import '../message/message-list.js';
import { loadReaders } from '../message/readers.js';
import { changeTimeline, openTimeline } from '../message/timelines.js';
import '../presence/typing-line.js';
import { joinRoom } from './actions.js';
import { mayJoin, mayWrite } from './rights.js';
import './room-header.js';
import { isFixed, loadRoom, rememberRoom, unlearnRoom } from './rooms.js';

/** An open room: its name, what was said, and the place to say something. */
export class RoomPage extends FormElement {
  static watches = ['rooms', 'roomsLoaded', 'me', 'timelines', 'people'];
  static properties = { ...FormElement.properties, roomId: {}, missing: { state: true } };
  #marked = false;
  #watched;

  connectedCallback() {
    super.connectedCallback();
    this.updateComplete.then(() => this.#open());
  }

  disconnectedCallback() {
    changeTimeline(this.roomId, { newSince: null });
    super.disconnectedCallback();
  }

  async #open() {
    const id = this.roomId;
    openTimeline(id);
    try {
      await loadRoom(id);
      rememberRoom(id);
      loadReaders(id);
    } catch (problem) {
      if (problem.status === 404) {
        this.missing = true;
        unlearnRoom(id);
      }
    }
  }

  willUpdate() {
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
            ?disabled=${this.busy}
            @click=${() => this.attempt(() => joinRoom(room.id))}
          >
            ${t('room.join')}
          </button>`
        : nothing}
    </div>`;
  }

  #absent() {
    return html`<div class="room-absent">
      <h1 tabindex="-1">${t('room.missing')}</h1>
      <p class="quiet">${t('room.missing.hint')}</p>
      <a class="button" href="/rooms/general">${t('room.missing.back')}</a>
    </div>`;
  }

  render() {
    const room = this.state.rooms.get(this.roomId);
    if (this.missing) {
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
