import { html } from 'lit';
import { icon } from './icons.js';
import { t } from './i18n.js';

/** The head of a page that is no room. */
export const pageHeader = (title) =>
  html`<header class="room-header">
    <a class="button icon-only back" href="/" aria-label=${t('room.back')}>${icon('back')}</a>
    <div class="room-title"><h1 tabindex="-1">${title}</h1></div>
  </header>`;
