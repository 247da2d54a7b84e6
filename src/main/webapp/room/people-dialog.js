import { html, nothing } from 'lit';
import { avatar } from '../account/avatar.js';
import { fullName } from '../account/people.js';
import { DialogElement } from '../app/dialog-element.js';
import { t } from '../app/i18n.js';
import { removePerson } from './actions.js';
import './add-person.js';
import { mayInvite } from './rights.js';
import { isFixed } from './rooms.js';

/** Who is in a room; its owner adds and removes people here. */
export class PeopleDialog extends DialogElement {
  static watches = ['rooms', 'people', 'online'];
  static properties = { roomId: {} };

  get heading() {
    return t('people.title');
  }

  #members(room) {
    if (isFixed(room)) {
      return [...this.state.people.values()];
    }
    return (room.users ?? []).map((user) => this.state.people.get(user.id) ?? user);
  }

  #row(user, room) {
    const removable = mayInvite(room) && user.id !== room.ownerId;
    const online = this.state.online.has(user.id);
    return html`<li class="person">
      ${avatar(user.id, { presence: true })}
      <span class="person-name">
        <span class="one-line" dir="auto">${fullName(user)}</span>
        <span class="quiet one-line">
          ${user.id === room.ownerId ? `${t('people.owner')} · ` : ''}${online
            ? t('people.online')
            : t('people.offline')}
        </span>
      </span>
      ${removable
        ? html`<button
            class="plain danger"
            aria-label=${t('people.remove.named', { name: fullName(user) })}
            @click=${() => this.attempt(() => removePerson(room.id, user.id))}
          >
            ${t('people.remove')}
          </button>`
        : nothing}
    </li>`;
  }

  content() {
    const room = this.state.rooms.get(this.roomId);
    if (!room) {
      return nothing;
    }
    return html`${mayInvite(room) ? html`<add-person .roomId=${room.id}></add-person>` : nothing}
      ${isFixed(room) ? html`<p class="quiet">${t('people.everybody')}</p>` : nothing}
      ${this.generalError()}
      <ul class="people">
        ${this.#members(room).map((user) => this.#row(user, room))}
      </ul>`;
  }
}

customElements.define('people-dialog', PeopleDialog);
