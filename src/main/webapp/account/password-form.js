import { html } from 'lit';
import { call } from '../app/api.js';
import { field } from '../app/fields.js';
import { FormElement } from '../app/form-element.js';
import { t } from '../app/i18n.js';
import { notify } from '../app/notices.js';

/** Changes the password, which ends all other sessions. */
export class PasswordForm extends FormElement {
  async #change(values, form) {
    await call('PUT', '/users/password', values);
    form.reset();
    notify(t('password.changed'));
  }

  render() {
    return html`<form @submit=${this.submitting((values, form) => this.#change(values, form))}>
      ${field({
        name: 'current',
        label: t('field.currentPassword'),
        type: 'password',
        autocomplete: 'current-password',
        error: this.errorOf('current'),
      })}
      ${field({
        name: 'password',
        label: t('field.newPassword'),
        type: 'password',
        autocomplete: 'new-password',
        hint: t('field.password.hint'),
        error: this.errorOf('password'),
      })}
      ${this.generalError('current', 'password')}
      <div class="form-actions">
        <button aria-disabled=${this.busy}>${t('password.do')}</button>
      </div>
    </form>`;
  }
}

customElements.define('password-form', PasswordForm);
