import { html } from 'lit';
import { avatar } from '../account/avatar.js';
import { addPeople, fullName, loadDirectory } from '../account/people.js';
import { call } from '../app/api.js';
import { FormElement } from '../app/form-element.js';
import { t } from '../app/i18n.js';
import { store } from '../app/store.js';

/** All users, and which of them are admins. */
export class UserRoles extends FormElement {
  static watches = ['people', 'me'];
  static properties = { ...FormElement.properties, wanted: { state: true } };

  constructor() {
    super();
    this.wanted = '';
    loadDirectory();
  }

  #toggle(user, isAdmin) {
    return this.attempt(async () => {
      const path = `/users/${encodeURIComponent(user.id)}/roles/admin`;
      const changed = await call(isAdmin ? 'DELETE' : 'POST', path);
      addPeople([changed]);
      if (changed.id === this.state.me.id) {
        store.set({ me: { ...this.state.me, roles: changed.roles } });
      }
    });
  }

  #row(user) {
    const isAdmin = user.roles.includes('admin');
    const action = t(isAdmin ? 'admin.revoke' : 'admin.grant');
    return html`<li class="person">
      ${avatar(user.id, { presence: true })}
      <span class="person-name">
        <span class="one-line" dir="auto">${fullName(user)}</span>
        <span class="quiet one-line">${isAdmin ? `${t('admin.role')} · ` : ''}${user.email}</span>
      </span>
      <button
        class=${isAdmin ? 'plain danger' : 'plain'}
        aria-label="${action}: ${fullName(user)}"
        ?disabled=${this.busy}
        @click=${() => this.#toggle(user, isAdmin)}
      >
        ${action}
      </button>
    </li>`;
  }

  render() {
    const wanted = this.wanted.trim().toLocaleLowerCase();
    const users = [...this.state.people.values()].filter((user) =>
      `${fullName(user)} ${user.email}`.toLocaleLowerCase().includes(wanted),
    );
    return html`<div class="field">
        <label for="user-filter">${t('admin.filter')}</label>
        <input id="user-filter" type="search" @input=${(event) => (this.wanted = event.target.value)} />
      </div>
      ${this.generalError()}
      <ul class="people">
        ${users.map((user) => this.#row(user))}
      </ul>`;
  }
}

customElements.define('user-roles', UserRoles);
