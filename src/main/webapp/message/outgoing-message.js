import { html } from 'lit';
import { avatar } from '../account/avatar.js';
import { nameOf } from '../account/people.js';
import { sentence } from '../app/form-element.js';
import { icon } from '../app/icons.js';
import { t } from '../app/i18n.js';
import { RoomsElement } from '../app/rooms-element.js';
import { discard, sayAgain } from './sending.js';
import { linked } from './text.js';

/** Something on its way: pending, or refused with the way to try again. */
export class OutgoingMessage extends RoomsElement {
  static watches = ['people'];
  static properties = { roomId: {}, message: {} };

  #state() {
    const { error } = this.message;
    if (!error) {
      return html`<p class="message-state quiet">${icon('clock')} ${t('message.pending')}</p>`;
    }
    return html`<p class="message-state failed" role="alert">
      ${t('message.failed')} ${sentence(error)}
      <button class="link" @click=${() => sayAgain(this.roomId, this.message)}>
        ${t('message.retry')}
      </button>
      <button class="link" @click=${() => discard(this.roomId, this.message.id)}>
        ${t('message.discard')}
      </button>
    </p>`;
  }

  render() {
    const me = this.state.session;
    return html`<article class="message outgoing" aria-label=${t('message.outgoing')}>
      ${avatar(me)}
      <p class="message-head"><b dir="auto">${nameOf(me)}</b></p>
      <p class="message-text" dir="auto">${linked(this.message.text)}</p>
      ${this.#state()}
    </article>`;
  }
}

customElements.define('outgoing-message', OutgoingMessage);
