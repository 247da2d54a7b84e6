import { html } from 'lit';
import { DialogElement } from '../app/dialog-element.js';
import { t } from '../app/i18n.js';
import { isComposing } from '../app/keyboard.js';
import { go, roomPath } from '../app/router.js';
import { refreshRooms } from './actions.js';
import { listed } from './rooms.js';
import { roomIcon } from './room-icon.js';

const SHOWN = 8;

/** Finds a room by a few letters and goes there: a combobox after the ARIA patterns. */
export class JumpDialog extends DialogElement {
  static watches = ['rooms'];
  static properties = { wanted: { state: true }, at: { state: true } };

  constructor() {
    super();
    this.wanted = '';
    this.at = 0;
    refreshRooms();
  }

  get heading() {
    return t('jump.title');
  }

  #found() {
    const { fixed, mine, open } = listed();
    const wanted = this.wanted.trim().toLocaleLowerCase();
    const unread = (room) => (room.unread > 0 ? 0 : 1);
    return [...mine, ...fixed, ...open]
      .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
      .sort((a, b) => unread(a) - unread(b))
      .slice(0, SHOWN);
  }

  #go(room) {
    if (room) {
      this.close();
      go(roomPath(room.id));
    }
  }

  #onKey(event, found) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 0) {
      event.preventDefault();
      this.at = (this.at + step + found.length) % found.length;
    } else if (event.key === 'Enter' && !isComposing(event)) {
      event.preventDefault();
      this.#go(found[this.at]);
    }
  }

  #onInput(event) {
    this.wanted = event.target.value;
    this.at = 0;
  }

  content() {
    const found = this.#found();
    return html`<input
        type="text"
        role="combobox"
        autofocus
        autocomplete="off"
        aria-label=${t('jump.label')}
        placeholder=${t('jump.label')}
        aria-expanded="true"
        aria-controls="jump-rooms"
        aria-activedescendant=${found.length > 0 ? `jump-${this.at}` : ''}
        .value=${this.wanted}
        @input=${this.#onInput}
        @keydown=${(event) => this.#onKey(event, found)}
      />
      <ul id="jump-rooms" class="choices" role="listbox" aria-label=${t('rooms.title')}>
        ${found.map(
          (room, index) => html`<li
            id="jump-${index}"
            role="option"
            aria-selected=${index === this.at}
            @click=${() => this.#go(room)}
          >
            ${roomIcon(room)} <span class="one-line" dir="auto">${room.name}</span>
          </li>`,
        )}
      </ul>
      <p class="quiet" role="status">${found.length === 0 ? t('jump.none') : ''}</p>`;
  }
}

customElements.define('jump-dialog', JumpDialog);
