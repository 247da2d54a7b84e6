import { html } from 'lit';
import { call } from '../app/api.js';
import { field } from '../app/fields.js';
import { FormElement } from '../app/form-element.js';
import { t } from '../app/i18n.js';
import { notify } from '../app/notices.js';
import { pageHeader } from '../app/page-header.js';
import { store } from '../app/store.js';
import { sendCode, signOut } from '../login/accounts.js';
import { codeField } from '../login/code-field.js';
import { addPeople } from './people.js';
import './password-form.js';
import './preferences-form.js';

/** One's own account: names and address, password, and how this browser shows things. */
export class ProfilePage extends FormElement {
  static watches = ['me'];
  static properties = { ...FormElement.properties, codeAt: { state: true } };

  #done(me) {
    store.set({ me: { ...this.state.me, ...me } });
    addPeople([me]);
    this.codeAt = null;
    notify(t('profile.saved'));
  }

  async #save({ otp, ...values }) {
    if (this.codeAt === values.email) {
      this.#done(await call('PUT', '/users/update-otp', { ...values, otp }));
    } else if (values.email === this.state.me.email) {
      await this.#update(values);
    } else {
      // A new address counts once a code has proven it.
      await this.#askForCode(values.email);
    }
  }

  async #update(values) {
    try {
      this.#done(await call('PUT', '/users/update', values));
    } catch (problem) {
      if (problem.status !== 403) {
        throw problem;
      }
      // This server wants a code for any change.
      await this.#askForCode(values.email);
    }
  }

  async #askForCode(email) {
    await sendCode(email);
    this.codeAt = email;
    await this.updateComplete;
    this.querySelector('#otp').focus();
  }

  #field(name, more) {
    const value = this.state.me[name];
    return field({ name, label: t(`field.${name}`), value, error: this.errorOf(name), ...more });
  }

  #form() {
    return html`<form @submit=${this.submitting((values) => this.#save(values))}>
      <div class="form-row">
        ${this.#field('firstName', { autocomplete: 'given-name', maxlength: 50 })}
        ${this.#field('lastName', { autocomplete: 'family-name', maxlength: 50 })}
      </div>
      ${this.#field('email', { type: 'email', autocomplete: 'email' })}
      ${this.codeAt ? codeField({ email: this.codeAt, error: this.errorOf('otp') }) : ''}
      ${this.generalError('firstName', 'lastName', 'email', 'otp')}
      <div class="form-actions">
        <button class="primary" aria-disabled=${this.busy}>${t('profile.save')}</button>
      </div>
    </form>`;
  }

  render() {
    if (!this.state.me) {
      return html``;
    }
    return html`${pageHeader(t('profile.title'))}
      <div class="settings">
        <section aria-labelledby="profile-you">
          <h2 id="profile-you">${t('profile.you')}</h2>
          ${this.#form()}
        </section>
        <section aria-labelledby="profile-preferences">
          <h2 id="profile-preferences">${t('preferences.title')}</h2>
          <preferences-form></preferences-form>
        </section>
        <section aria-labelledby="profile-password">
          <h2 id="profile-password">${t('password.title')}</h2>
          <password-form></password-form>
        </section>
        <section aria-labelledby="profile-leave">
          <h2 id="profile-leave">${t('signOut.title')}</h2>
          <p class="quiet">${t('signOut.text')}</p>
          <div class="form-actions"><button @click=${signOut}>${t('signOut.do')}</button></div>
        </section>
      </div>`;
  }
}

customElements.define('profile-page', ProfilePage);
