import { html, nothing } from 'lit';
import { avatar } from '../account/avatar.js';
import { nameOf } from '../account/people.js';
import { sentence } from '../app/form-element.js';
import { t } from '../app/i18n.js';
import { RoomsElement } from '../app/rooms-element.js';
import { mayWrite } from '../room/rights.js';
import { takeBack } from './drafts.js';
import { focusComposer } from './message-composer.js';
import { pending } from './pending.js';
import { discard, sayAgain } from './sending.js';
import { linked, lookOf } from './text.js';

/** Something on its way: pending, or refused with the ways to go on. */
export class OutgoingMessage extends RoomsElement {
  static watches = ['people', 'rooms', 'me'];
  static properties = { roomId: {}, message: {}, continued: { type: Boolean } };

  #edit() {
    takeBack(this.roomId, this.message.text);
    focusComposer(this);
    discard(this.roomId, this.message.id);
  }

  #failed() {
    const room = this.state.rooms.get(this.roomId);
    return html`<p class="failed" role="alert">
      <span>${t('message.failed')} ${sentence(this.message.error)}</span>
      <button class="link" @click=${() => sayAgain(this.roomId, this.message)}>
        ${t('message.retry')}
      </button>
      ${room && mayWrite(room)
        ? html`<button class="link" @click=${this.#edit}>${t('message.edit')}</button>`
        : nothing}
      <button class="link" @click=${() => discard(this.roomId, this.message.id)}>
        ${t('message.discard')}
      </button>
    </p>`;
  }

  render() {
    const me = this.state.session;
    const { text, error } = this.message;
    return html`<article
      class="message outgoing ${this.continued ? 'continued' : ''}"
      tabindex="-1"
      aria-label=${t('message.outgoing')}
    >
      ${this.continued
        ? nothing
        : html`${avatar(me)} <p class="message-head"><b dir="auto">${nameOf(me)}</b></p>`}
      <p class=${lookOf(text)} dir="auto">${linked(text)}${error ? nothing : pending(t('message.pending'))}</p>
      ${error ? this.#failed() : nothing}
    </article>`;
  }
}

customElements.define('outgoing-message', OutgoingMessage);
