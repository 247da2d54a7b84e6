import { html } from 'lit';
import { field } from '../app/fields.js';
import { FormElement } from '../app/form-element.js';
import { t } from '../app/i18n.js';
import { register, sendCode } from './accounts.js';
import { codeField } from './code-field.js';
import { entrance } from './entrance.js';

const FIELDS = ['firstName', 'lastName', 'email', 'password', 'otp'];

/** Getting an account: who one is, then the code that proves the address. */
export class RegisterPage extends FormElement {
  static properties = { email: { state: true } };

  async #next(values) {
    if (this.email === values.email) {
      await register(values);
      return;
    }
    await sendCode(values.email);
    this.email = values.email;
    await this.updateComplete;
    this.querySelector('#otp').focus();
  }

  #field(name, more) {
    return field({ name, label: t(`field.${name}`), error: this.errorOf(name), ...more });
  }

  #form() {
    return html`<form @submit=${this.submitting((values) => this.#next(values))}>
      <div class="form-row">
        ${this.#field('firstName', { autocomplete: 'given-name', maxlength: 50 })}
        ${this.#field('lastName', { autocomplete: 'family-name', maxlength: 50 })}
      </div>
      ${this.#field('email', { type: 'email', autocomplete: 'username' })}
      ${this.#field('password', {
        type: 'password',
        autocomplete: 'new-password',
        hint: t('field.password.hint'),
      })}
      ${this.email ? codeField({ email: this.email, error: this.errorOf('otp') }) : ''}
      ${this.generalError(...FIELDS)}
      <button class="primary" aria-disabled=${this.busy}>
        ${this.email ? t('register.do') : t('register.next')}
      </button>
    </form>`;
  }

  render() {
    return entrance({
      title: t('register.title'),
      form: this.#form(),
      links: html`<a href="/sign-in">${t('register.signIn')}</a>`,
    });
  }
}

customElements.define('register-page', RegisterPage);
