import { html, nothing } from 'lit';
import { t } from '../app/i18n.js';
import { RoomsElement } from '../app/rooms-element.js';
import { canUndo, hold, release, undo } from './retracting.js';

/** Stands where a message was, with the way back, for which time waits while one is about to take it. */
export class RetractedMessage extends RoomsElement {
  static watches = ['retracting'];
  static properties = { messageId: {} };

  get #button() {
    return this.querySelector('button');
  }

  /** The button that deleted is gone, and with it the focus. */
  firstUpdated() {
    if (document.activeElement === document.body) {
      this.#button?.focus();
    }
  }

  disconnectedCallback() {
    release(this.messageId);
    super.disconnectedCallback();
  }

  /** Focus that a click has left behind, and that does not show, is nobody's intention. */
  #onFocus() {
    if (this.#button.matches(':focus-visible')) {
      hold(this.messageId);
    }
  }

  #releaseUnless(otherwise) {
    if (!this.#button?.matches(otherwise)) {
      release(this.messageId);
    }
  }

  #way() {
    return html`<button
      class="link"
      @click=${() => undo(this.messageId)}
      @pointerenter=${() => hold(this.messageId)}
      @pointerleave=${() => this.#releaseUnless(':focus-visible')}
      @focus=${this.#onFocus}
      @blur=${() => this.#releaseUnless(':hover')}
      >${t('message.undo')}</button
    >`;
  }

  render() {
    const way = canUndo(this.messageId) ? this.#way() : nothing;
    return html`<p class="message-text deleted">${t('message.deletedNow')} ${way}</p>`;
  }
}

customElements.define('retracted-message', RetractedMessage);
