import { html } from 'lit';
import { isAdmin } from '../account/people.js';
import { t } from '../app/i18n.js';
import { pageHeader } from '../app/page-header.js';
import { RoomsElement } from '../app/rooms-element.js';
import './allowed-emails.js';
import './public-rooms.js';
import './user-list.js';

const SECTIONS = [
  ['users', html`<user-list></user-list>`],
  ['allowed', html`<allowed-emails></allowed-emails>`],
  ['rooms', html`<public-rooms></public-rooms>`],
];

/** What admins look after: people and their roles, who may register, the rooms for all. */
export class AdminPage extends RoomsElement {
  static watches = ['me'];

  render() {
    if (!this.state.me || !isAdmin()) {
      return html`${pageHeader(t('admin.title'))}
        <div class="settings"><p class="quiet">${t(this.state.me ? 'admin.only' : 'messages.loading')}</p></div>`;
    }
    return html`${pageHeader(t('admin.title'))}
      <div class="settings">
        ${SECTIONS.map(
          ([name, content]) => html`<section aria-labelledby="admin-${name}">
            <h2 id="admin-${name}">${t(`admin.${name}`)}</h2>
            <p class="quiet">${t(`admin.${name}.hint`)}</p>
            ${content}
          </section>`,
        )}
      </div>`;
  }
}

customElements.define('admin-page', AdminPage);
