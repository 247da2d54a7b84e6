import { html } from 'lit';
import { FormElement } from '../app/form-element.js';
import { t } from '../app/i18n.js';
import { edit, stopEditing } from './changing.js';

/** A message being said in other words: Enter saves, Escape leaves it as it was. */
export class MessageEditor extends FormElement {
  static properties = { ...FormElement.properties, message: {} };

  firstUpdated() {
    const area = this.querySelector('textarea');
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  }

  #leave() {
    const room = this.closest('.room');
    stopEditing();
    room?.querySelector('message-composer textarea')?.focus();
  }

  async #save() {
    const text = this.querySelector('textarea').value.trim();
    if (text && text !== this.message.text) {
      await edit(this.message, text);
    }
    this.#leave();
  }

  #onKey(event) {
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.#leave();
    } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.attempt(() => this.#save());
    }
  }

  render() {
    return html`<div class="message-editor">
      <textarea
        rows="1"
        dir="auto"
        aria-label=${t('message.edit')}
        .value=${this.message.text}
        @keydown=${this.#onKey}
      ></textarea>
      ${this.generalError()}
      <p class="quiet">
        <button class="link" @click=${() => this.attempt(() => this.#save())}>${t('message.save')}</button>
        · <button class="link" @click=${this.#leave}>${t('dialog.cancel')}</button>
      </p>
    </div>`;
  }
}

customElements.define('message-editor', MessageEditor);
