import { html } from 'lit';
import { t } from '../app/i18n.js';
import { sentence } from '../app/form-element.js';
import { RoomsElement } from '../app/rooms-element.js';
import { sendCode } from './accounts.js';

/** Seconds between two codes: time for the first to arrive. */
const PAUSE = 30;

/** Says where the code went, and sends another one after a while. */
export class ResendCode extends RoomsElement {
  static properties = { email: {}, left: { state: true }, said: { state: true } };
  #timer;

  connectedCallback() {
    super.connectedCallback();
    this.#countDown(PAUSE);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  #countDown(seconds) {
    clearInterval(this.#timer);
    const until = Date.now() + seconds * 1000;
    this.left = seconds;
    this.#timer = setInterval(() => {
      this.left = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      if (this.left === 0) {
        clearInterval(this.#timer);
      }
    }, 250);
  }

  async #send() {
    if (this.left > 0) {
      return;
    }
    this.#countDown(PAUSE);
    try {
      await sendCode(this.email);
      this.said = t('code.sentAgain');
    } catch (problem) {
      this.said = sentence(problem);
      this.#countDown(problem.retryAfter ?? 1);
    }
  }

  render() {
    const waiting = this.left > 0;
    return html`<p class="quiet">
      ${t('code.sentTo', { email: this.email })}
      <button type="button" class="link" aria-disabled=${waiting} @click=${this.#send}>
        ${waiting ? t('code.againIn', { seconds: this.left }) : t('code.again')}
      </button>
      <span role="status">${this.said ?? ''}</span>
    </p>`;
  }
}

customElements.define('resend-code', ResendCode);
