import { html } from 'lit';
import { icon } from '../app/icons.js';
import { t } from '../app/i18n.js';
import { RoomsElement } from '../app/rooms-element.js';

/** The handful that most people use; any other comes from the system's own keyboard. */
const EMOJI = [
  ...'😀😄😂🙂😉😊😍😘😎🤔😐🙄😴😢😭😡🤯🥳🤗🤝👍👎👌👏🙌🙏💪👋👀🧠💡🔥🎉🎂🍀☕🍕🍻🚀⏰📌📎📅🐞🛠✅❌❓❗💯💚💙💛',
];
const COLUMNS = 8;

/** A small board of emoji over the place to write. Tells of the chosen one by a `pick` event. */
export class EmojiPicker extends RoomsElement {
  #pick(emoji) {
    this.querySelector('[popover]').hidePopover();
    this.dispatchEvent(new CustomEvent('pick', { detail: emoji }));
  }

  /** The arrow keys walk over the board. */
  #onKey(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
    const buttons = [...this.querySelectorAll('.emoji button')];
    const next = buttons[buttons.indexOf(document.activeElement) + step];
    if (step && next) {
      event.preventDefault();
      next.focus();
    }
  }

  #onToggle(event) {
    if (event.newState === 'open') {
      this.querySelector('.emoji button').focus();
    }
  }

  render() {
    return html`<button
        type="button"
        class="icon-only"
        popovertarget="emoji"
        aria-label=${t('composer.emoji')}
        title=${t('composer.emoji')}
      >
        ${icon('smile')}
      </button>
      <div
        id="emoji"
        class="emoji"
        popover
        role="group"
        aria-label=${t('composer.emoji')}
        @keydown=${this.#onKey}
        @toggle=${this.#onToggle}
      >
        ${EMOJI.map(
          (emoji) =>
            html`<button type="button" class="icon-only" @click=${() => this.#pick(emoji)}>${emoji}</button>`,
        )}
      </div>`;
  }
}

customElements.define('emoji-picker', EmojiPicker);
