import { html } from 'lit';
import { FormElement } from './form-element.js';
import { icon } from './icons.js';
import { t } from './i18n.js';
import { store } from './store.js';

/**
 * An element that is a modal dialog for as long as it is in the page. The browser's own dialog keeps
 * the focus inside, closes on Escape, and gives the focus back to where it was.
 */
export class DialogElement extends FormElement {
  /** The heading. */
  get heading() {
    return '';
  }

  /** What is below the heading. */
  content() {
    return '';
  }

  async firstUpdated() {
    this.querySelector('dialog').showModal();
    // Elements inside have rendered by then.
    await this.updateComplete;
    this.querySelector('[autofocus], .dialog-body > :not(header) input')?.focus();
  }

  /** At once: the browser's own event comes later, and might close what was opened meanwhile. */
  close() {
    this.querySelector('dialog')?.close();
    this.#closed();
  }

  #cancelled(event) {
    event.preventDefault();
    this.close();
  }

  #closed() {
    if (this.isConnected) {
      store.set({ dialog: null });
    }
  }

  /** A click on the veil around the dialog. */
  #clicked(event) {
    if (event.target.localName === 'dialog') {
      this.close();
    }
  }

  render() {
    return html`<dialog
      aria-labelledby="dialog-heading"
      class=${this.localName}
      @close=${this.#closed}
      @cancel=${this.#cancelled}
      @mousedown=${this.#clicked}
    >
      <div class="dialog-body">
        <header>
          <h2 id="dialog-heading" tabindex="-1">${this.heading}</h2>
          <button
            type="button"
            class="icon-only"
            aria-label=${t('dialog.close')}
            @click=${this.close}
          >
            ${icon('close')}
          </button>
        </header>
        ${this.content()}
      </div>
    </dialog>`;
  }
}
