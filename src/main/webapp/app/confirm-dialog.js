import { html } from 'lit';
import { DialogElement } from './dialog-element.js';
import { t } from './i18n.js';

/** Asks before something that cannot be taken back. About: heading, text, label, do. */
export class ConfirmDialog extends DialogElement {
  static properties = { about: {} };

  get heading() {
    return this.about.heading;
  }

  #confirm() {
    return this.attempt(async () => {
      await this.about.do();
      this.close();
    });
  }

  content() {
    return html`<p>${this.about.text}</p>
      ${this.generalError()}
      <div class="form-actions">
        <button type="button" class="plain" autofocus @click=${this.close}>${t('dialog.cancel')}</button>
        <button type="button" class="danger" aria-disabled=${this.busy} @click=${this.#confirm}>
          ${this.about.label}
        </button>
      </div>`;
  }
}

customElements.define('confirm-dialog', ConfirmDialog);
