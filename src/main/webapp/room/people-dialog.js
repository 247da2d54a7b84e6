import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
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
    const { people } = this.state;
    return isFixed(room)
      ? [...people.values()]
      : (room.users ?? []).map((user) => people.get(user.id) ?? user);
  }

  /** The owner first, then those who are online, each part by name. */
  #inOrder(room) {
    const rank = ({ id }) => (id === room.ownerId ? 0 : this.state.online.has(id) ? 1 : 2);
    return this.#members(room)
      .map((user) => ({ user, rank: rank(user), name: fullName(user) }))
      .sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name))
      .map(({ user }) => user);
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
        ${repeat(
          this.#inOrder(room),
          ({ id }) => id,
          (user) => this.#row(user, room),
        )}
      </ul>`;
  }
}

customElements.define('people-dialog', PeopleDialog);
