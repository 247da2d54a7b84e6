import { html } from 'lit';
import { t } from '../app/i18n.js';

/** The frame of the pages before one is signed in. */
export function entrance({ title, lead, form, links }) {
  return html`<main class="entrance">
    <div class="entrance-card">
      <p class="brand"><img src="/app/icon.svg" alt="" width="32" height="32" /> Rooms</p>
      <h1 tabindex="-1">${title}</h1>
      ${lead ? html`<p class="quiet">${lead}</p>` : ''} ${form}
      <p class="entrance-links">${links}</p>
    </div>
    <p class="quiet">${t('entrance.claim')}</p>
  </main>`;
}
