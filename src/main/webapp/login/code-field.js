import { html } from 'lit';
import { field } from '../app/fields.js';
import { t } from '../app/i18n.js';
import './resend-code.js';

/** The field for a code that was mailed, with the way to another one. */
export function codeField({ email, error }) {
  return html`${field({
      name: 'otp',
      label: t('code.label'),
      autocomplete: 'one-time-code',
      inputmode: 'numeric',
      maxlength: 6,
      error,
    })}
    <resend-code .email=${email}></resend-code>`;
}
