import { html, nothing } from 'lit';
import { avatar } from '../account/avatar.js';
import { addPeople, fullName, loadDirectory, lookFor, matching } from '../account/people.js';
import { all, call } from '../app/api.js';
import { openDialog } from '../app/dialogs.js';
import { FormElement } from '../app/form-element.js';
import { t } from '../app/i18n.js';
import { menu } from '../app/menu.js';
import { notify } from '../app/notices.js';
import { store } from '../app/store.js';

const SHOWN = 50;

const at = (user, rest) => `/users/${encodeURIComponent(user.id)}${rest}`;

/** All users: which of them are admins, and whom to keep out. */
export class UserList extends FormElement {
  static watches = ['people', 'me'];
  static properties = { wanted: { state: true }, banned: { state: true } };

  constructor() {
    super();
    this.wanted = '';
    /** The ids of those who are banned, null until that is known. */
    this.banned = null;
    loadDirectory();
    this.#loadBanned().catch((problem) => (this.problem = problem));
  }

  async #loadBanned() {
    const users = await all('/users/banned');
    addPeople(users);
    this.banned = new Set(users.map(({ id }) => id));
  }

  #onInput(event) {
    this.wanted = event.target.value;
    return lookFor(this.wanted).catch(() => {});
  }

  async #setAdmin(user, is) {
    const changed = await call(is ? 'POST' : 'DELETE', at(user, '/roles/admin'));
    addPeople([changed]);
    if (changed.id === this.state.me.id) {
      store.set({ me: { ...this.state.me, roles: changed.roles } });
    }
  }

  async #setBanned(user, is) {
    try {
      await call(is ? 'POST' : 'DELETE', at(user, '/ban'));
      notify(t(is ? 'admin.banned' : 'admin.unbanned', { name: fullName(user) }));
    } finally {
      // Also where it was refused: then another admin has been faster.
      await this.#loadBanned();
    }
  }

  #confirmBan(user) {
    openDialog('confirm', {
      heading: t('admin.ban.ask', { name: fullName(user) }),
      text: t('admin.ban.text'),
      label: t('admin.ban'),
      do: () => this.#setBanned(user, true),
    });
  }

  #entries(user) {
    const isAdmin = user.roles.includes('admin');
    const role = {
      label: t(isAdmin ? 'admin.revoke' : 'admin.grant'),
      do: () => this.attempt(() => this.#setAdmin(user, !isAdmin)),
    };
    const ban = { label: t('admin.ban'), danger: true, do: () => this.#confirmBan(user) };
    const unban = {
      label: t('admin.unban'),
      do: () => this.attempt(() => this.#setBanned(user, false)),
    };
    if (user.id === this.state.me.id) {
      return [role];
    }
    if (!this.banned) {
      return [role, unban, ban];
    }
    return [role, this.banned.has(user.id) ? unban : ban];
  }

  #row(user) {
    const marks = [
      this.banned?.has(user.id) && t('admin.banned.mark'),
      user.roles.includes('admin') && t('role.admin'),
      user.email,
    ];
    return html`<li class="person">
      ${avatar(user.id, { presence: true })}
      <span class="person-name">
        <span class="one-line" dir="auto">${fullName(user)}</span>
        <span class="quiet one-line">${marks.filter(Boolean).join(' · ')}</span>
      </span>
      ${menu({
        id: `user-${user.id}`,
        label: t('admin.user', { name: fullName(user) }),
        entries: this.#entries(user),
      })}
    </li>`;
  }

  render() {
    const found = matching(this.wanted);
    const hidden = found.length - SHOWN;
    return html`<div class="field">
        <label for="user-filter">${t('admin.filter')}</label>
        <input
          id="user-filter"
          type="search"
          autocomplete="off"
          placeholder=${t('people.add.hint')}
          @input=${this.#onInput}
        />
      </div>
      ${this.generalError()}
      <ul class="people">
        ${found.slice(0, SHOWN).map((user) => this.#row(user))}
      </ul>
      <p class="quiet" role="status">
        ${hidden > 0 ? t('admin.more', { count: hidden }) : nothing}
        ${found.length === 0 ? t('people.nobody') : nothing}
      </p>`;
  }
}

customElements.define('user-list', UserList);
