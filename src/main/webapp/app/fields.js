import { html, nothing } from 'lit';

/**
 * A labelled field with the place for what the server says about it. The message is announced and
 * tied to the field, so that whoever comes to the field hears it.
 *
 * @param {object} of name, label, and any of type, value, autocomplete, hint, required, maxlength,
 *     inputmode, error
 */
export function field(of) {
  const { name, label, hint, error } = of;
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <input
      id=${name}
      name=${name}
      type=${of.type ?? 'text'}
      .value=${of.value ?? ''}
      autocomplete=${of.autocomplete ?? 'off'}
      inputmode=${of.inputmode ?? nothing}
      maxlength=${of.maxlength ?? nothing}
      ?required=${of.required ?? true}
      aria-invalid=${error ? 'true' : nothing}
      aria-describedby=${described || nothing}
    />
    ${hint ? html`<span class="quiet" id="${name}-hint">${hint}</span>` : nothing}
    <span class="field-error" id="${name}-error" role="alert">${error ?? nothing}</span>
  </div>`;
}
