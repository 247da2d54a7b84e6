import { html } from 'lit';
import { t } from '../app/i18n.js';
import { isComposing } from '../app/keyboard.js';
import { RoomsElement } from '../app/rooms-element.js';
import { edit, leaveAsItIs, stopEditing, textOf } from './changing.js';
import { draft, keepDraft } from './drafts.js';
import { focusComposer } from './message-composer.js';

/** A message being said in other words: Enter saves, Escape leaves it as it was. */
export class MessageEditor extends RoomsElement {
  static properties = { message: {}, text: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.text = draft(this.message.id) || textOf(this.message);
  }

  firstUpdated() {
    const area = this.querySelector('textarea');
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  }

  #write(text) {
    this.text = text;
    keepDraft(this.message.id, text);
  }

  #close() {
    focusComposer(this);
    stopEditing();
  }

  #leave() {
    leaveAsItIs(this.message);
    this.#close();
  }

  #save() {
    const text = this.text.trim();
    if (text && text !== textOf(this.message)) {
      edit(this.message, text);
      this.#close();
    } else {
      this.#leave();
    }
  }

  #onKey(event) {
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.#leave();
    } else if (event.key === 'Enter' && !event.shiftKey && !isComposing(event)) {
      event.preventDefault();
      this.#save();
    }
  }

  render() {
    return html`<div class="message-editor">
      <textarea
        rows="1"
        dir="auto"
        aria-label=${t('message.edit')}
        .value=${this.text}
        @input=${(event) => this.#write(event.target.value)}
        @keydown=${this.#onKey}
      ></textarea>
      <p class="quiet">
        <button class="link" @click=${this.#save}>${t('message.save')}</button>
        · <button class="link" @click=${this.#leave}>${t('dialog.cancel')}</button>
      </p>
    </div>`;
  }
}

customElements.define('message-editor', MessageEditor);
