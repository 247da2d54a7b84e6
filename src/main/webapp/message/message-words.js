import { html, nothing } from 'lit';
import { sentence } from '../app/form-element.js';
import { t } from '../app/i18n.js';
import { isSaving, leaveAsItIs, refusalOf, startEditing, textOf } from './changing.js';
import { isEdited } from './kinds.js';
import { pending } from './pending.js';
import { linked, lookOf } from './text.js';
import { inFull } from './times.js';

const edited = (message) =>
  isEdited(message)
    ? html` <span class="edited" title=${inFull(message.updatedAt)}>${t('message.edited')}</span>`
    : nothing;

const refused = (message, problem) =>
  html`<p class="failed" role="alert">
    <span>${t('message.notSaved')} ${sentence(problem)}</span>
    <button class="link" @click=${() => startEditing(message.id)}>${t('message.edit')}</button>
    <button class="link" @click=${() => leaveAsItIs(message)}>${t('message.discard')}</button>
  </p>`;

/** What a message says, or is about to, and what has become of a change. */
export function messageWords(message) {
  const text = textOf(message);
  const problem = refusalOf(message);
  return html`<p class=${lookOf(text)} dir="auto">${linked(text)}${
      isSaving(message) ? pending(t('message.saving')) : edited(message)
    }</p>
    ${problem ? refused(message, problem) : nothing}`;
}
