import { html } from 'lit';
import { avatar } from '../account/avatar.js';
import { fullName, lookFor, matching } from '../account/people.js';
import { FormElement } from '../app/form-element.js';
import { t } from '../app/i18n.js';
import { isComposing } from '../app/keyboard.js';
import { addPerson } from './actions.js';

const SHOWN = 6;

/** Finds people as one types, and adds them to a room: a combobox after the ARIA patterns. */
export class AddPerson extends FormElement {
  static watches = ['rooms', 'people'];
  static properties = {
    roomId: {},
    wanted: { state: true },
    searching: { state: true },
    at: { state: true },
    said: { state: true },
  };
  #search;

  constructor() {
    super();
    this.#clear();
  }

  #clear() {
    this.wanted = '';
    this.at = 0;
  }

  /** Who is meant, as far as the directory knows, and not in the room yet. */
  get #found() {
    if (!this.wanted.trim()) {
      return [];
    }
    const members = new Set(this.state.rooms.get(this.roomId)?.users?.map(({ id }) => id));
    return matching(this.wanted)
      .filter(({ id }) => !members.has(id))
      .slice(0, SHOWN);
  }

  async #onInput(event) {
    this.#search?.abort();
    const search = new AbortController();
    this.#search = search;
    this.wanted = event.target.value;
    this.at = 0;
    this.searching = true;
    // Without an answer, those are found whom the directory knows.
    await lookFor(this.wanted, search.signal).catch(() => {});
    this.searching = this.#search !== search;
  }

  #onKey(event) {
    const found = this.#found;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 0) {
      event.preventDefault();
      this.at = (this.at + step + found.length) % found.length;
    } else if (event.key === 'Enter' && !isComposing(event) && found[this.at]) {
      event.preventDefault();
      this.#add(found[this.at]);
    } else if (event.key === 'Escape' && this.wanted) {
      event.preventDefault();
      this.#clear();
    }
  }

  #add(user) {
    return this.attempt(async () => {
      await addPerson(this.roomId, user.id);
      this.said = t('people.added', { name: fullName(user) });
      this.#clear();
      this.querySelector('input').focus();
    });
  }

  render() {
    const found = this.#found;
    const nobody = this.wanted.trim() && found.length === 0 && !this.searching;
    return html`<div class="field">
        <label for="add-person">${t('people.add')}</label>
        <input
          id="add-person"
          type="text"
          role="combobox"
          autocomplete="off"
          autofocus
          placeholder=${t('people.add.hint')}
          aria-expanded=${found.length > 0}
          aria-controls="add-person-found"
          aria-activedescendant=${found.length > 0 ? `found-${this.at}` : ''}
          .value=${this.wanted}
          @input=${this.#onInput}
          @keydown=${this.#onKey}
        />
      </div>
      <ul id="add-person-found" class="choices" role="listbox" aria-label=${t('people.title')}>
        ${found.map(
          (user, index) => html`<li
            id="found-${index}"
            role="option"
            aria-selected=${index === this.at}
            @click=${() => this.#add(user)}
          >
            ${avatar(user.id)}
            <span class="person-name">
              <span class="one-line" dir="auto">${fullName(user)}</span>
              <span class="quiet one-line">${user.email}</span>
            </span>
          </li>`,
        )}
      </ul>
      ${this.generalError()}
      <p class="quiet" role="status">${nobody ? t('people.nobody') : (this.said ?? '')}</p>`;
  }
}

customElements.define('add-person', AddPerson);
