import { html } from 'lit';
import { field } from '../app/fields.js';
import { FormElement } from '../app/form-element.js';
import { t } from '../app/i18n.js';
import { sendCode, signIn } from './accounts.js';
import { codeField } from './code-field.js';
import { entrance } from './entrance.js';

/** Logging in: a password and, where the server demands it, a code. */
export class SignInPage extends FormElement {
  static properties = { email: { state: true } };

  async #signIn(values) {
    try {
      await signIn(values);
    } catch (problem) {
      if (problem.status !== 403 || !problem.names('otp')) {
        throw problem;
      }
      await sendCode(values.email);
      this.email = values.email;
      await this.updateComplete;
      this.querySelector('#otp').focus();
    }
  }

  #form() {
    return html`<form @submit=${this.submitting((values) => this.#signIn(values))}>
      ${field({
        name: 'email',
        label: t('field.email'),
        type: 'email',
        autocomplete: 'username',
        error: this.errorOf('email'),
      })}
      ${field({
        name: 'password',
        label: t('field.password'),
        type: 'password',
        autocomplete: 'current-password',
        error: this.errorOf('password'),
      })}
      ${this.email ? codeField({ email: this.email, error: this.errorOf('otp') }) : ''}
      ${this.generalError('email', 'password', 'otp')}
      <button class="primary" aria-disabled=${this.busy}>${t('signIn.do')}</button>
    </form>`;
  }

  render() {
    return entrance({
      title: t('signIn.title'),
      form: this.#form(),
      links: html`<a href="/register">${t('signIn.register')}</a>
        <a href="/reset-password">${t('signIn.forgotten')}</a>`,
    });
  }
}

customElements.define('sign-in-page', SignInPage);
