import { html } from 'lit';
import { field } from '../app/fields.js';
import { FormElement } from '../app/form-element.js';
import { t } from '../app/i18n.js';
import { resetPassword, sendCode, signIn } from './accounts.js';
import { codeField } from './code-field.js';
import { entrance } from './entrance.js';

/** A new password for somebody who has forgotten theirs and can read their mail. */
export class ResetPasswordPage extends FormElement {
  static properties = { email: { state: true } };

  async #next(values) {
    if (!this.email) {
      await sendCode(values.email);
      this.email = values.email;
      await this.updateComplete;
      this.querySelector('#otp').focus();
      return;
    }
    await resetPassword(values);
    // The code has served the reset; it serves a login as well, where the server asks for one.
    await signIn({ email: values.email, password: values.password }).catch(() => signIn(values));
  }

  #form() {
    return html`<form @submit=${this.submitting((values) => this.#next(values))}>
      ${field({
        name: 'email',
        label: t('field.email'),
        type: 'email',
        autocomplete: 'username',
        error: this.errorOf('email'),
      })}
      ${this.email
        ? html`${codeField({ email: this.email, error: this.errorOf('otp') })}
          ${field({
            name: 'password',
            label: t('field.newPassword'),
            type: 'password',
            autocomplete: 'new-password',
            hint: t('field.password.hint'),
            error: this.errorOf('password'),
          })}`
        : ''}
      ${this.generalError('email', 'otp', 'password')}
      <button class="primary" aria-disabled=${this.busy}>
        ${this.email ? t('reset.do') : t('reset.next')}
      </button>
    </form>`;
  }

  render() {
    return entrance({
      title: t('reset.title'),
      lead: this.email ? '' : t('reset.lead'),
      form: this.#form(),
      links: html`<a href="/sign-in">${t('register.signIn')}</a>`,
    });
  }
}

customElements.define('reset-password-page', ResetPasswordPage);
