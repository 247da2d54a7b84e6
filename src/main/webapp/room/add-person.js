import { html } from 'lit';
import { avatar } from '../account/avatar.js';
import { fullName, searchPeople } from '../account/people.js';
import { FormElement } from '../app/form-element.js';
import { t } from '../app/i18n.js';
import { addPerson } from './actions.js';

const SHOWN = 6;

/** Finds people as one types, and adds them to a room: a combobox after the ARIA patterns. */
export class AddPerson extends FormElement {
  static watches = ['rooms', 'people'];
  static properties = {
    roomId: {},
    wanted: { state: true },
    found: { state: true },
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
    this.found = [];
    this.at = 0;
  }

  async #onInput(event) {
    this.#search?.abort();
    this.#search = new AbortController();
    const { signal } = this.#search;
    this.wanted = event.target.value;
    const found = this.wanted.trim() ? await searchPeople(this.wanted, signal).catch(() => []) : [];
    if (!signal.aborted) {
      const members = new Set(this.state.rooms.get(this.roomId)?.users?.map(({ id }) => id));
      this.found = found.filter(({ id }) => !members.has(id)).slice(0, SHOWN);
      this.at = 0;
    }
  }

  #onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.found.length > 0) {
      event.preventDefault();
      this.at = (this.at + step + this.found.length) % this.found.length;
    } else if (event.key === 'Enter' && !event.isComposing && this.found[this.at]) {
      event.preventDefault();
      this.#add(this.found[this.at]);
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
    const nobody = this.wanted.trim() && this.found.length === 0;
    return html`<div class="field">
        <label for="add-person">${t('people.add')}</label>
        <input
          id="add-person"
          type="text"
          role="combobox"
          autocomplete="off"
          autofocus
          placeholder=${t('people.add.hint')}
          aria-expanded=${this.found.length > 0}
          aria-controls="add-person-found"
          aria-activedescendant=${this.found.length > 0 ? `found-${this.at}` : ''}
          .value=${this.wanted}
          @input=${this.#onInput}
          @keydown=${this.#onKey}
        />
      </div>
      <ul id="add-person-found" class="choices" role="listbox" aria-label=${t('people.title')}>
        ${this.found.map(
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
