import { html } from 'lit';
import { call } from '../app/api.js';
import { field } from '../app/fields.js';
import { FormElement } from '../app/form-element.js';
import { t } from '../app/i18n.js';

/** Who may register while only allowed addresses may, and the role that they then get. */
export class AllowedEmails extends FormElement {
  static properties = { ...FormElement.properties, allowed: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.allowed = [];
    this.attempt(() => this.#load());
  }

  async #load() {
    this.allowed = await call('GET', '/allowed-users');
  }

  async #add(values, form) {
    await call('POST', '/allowed-users', values);
    form.reset();
    await this.#load();
  }

  async #remove({ email }) {
    await call('DELETE', `/allowed-users/${encodeURIComponent(email)}`);
    await this.#load();
  }

  #row(entry) {
    return html`<li class="person">
      <span class="person-name">
        <span class="one-line">${entry.email}</span>
        <span class="quiet">${t(`role.${entry.defaultRole}`)}</span>
      </span>
      <button
        class="plain danger"
        aria-label="${t('admin.allowed.remove')}: ${entry.email}"
        @click=${() => this.attempt(() => this.#remove(entry))}
      >
        ${t('admin.allowed.remove')}
      </button>
    </li>`;
  }

  render() {
    return html`<form class="inline-form" @submit=${this.submitting((values, form) => this.#add(values, form))}>
        ${field({ name: 'email', label: t('field.email'), type: 'email', error: this.errorOf('email') })}
        <div class="field">
          <label for="defaultRole">${t('admin.allowed.role')}</label>
          <select id="defaultRole" name="defaultRole">
            <option value="user">${t('role.user')}</option>
            <option value="admin">${t('role.admin')}</option>
          </select>
        </div>
        <button aria-disabled=${this.busy}>${t('admin.allowed.add')}</button>
      </form>
      ${this.generalError('email')}
      <ul class="people">
        ${this.allowed.map((entry) => this.#row(entry))}
      </ul>`;
  }
}

customElements.define('allowed-emails', AllowedEmails);
