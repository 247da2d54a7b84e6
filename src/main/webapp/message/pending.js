import { html } from 'lit';
import { icon } from '../app/icons.js';

/** Says beside a text that the server does not have it yet. */
export const pending = (words) =>
  html`<span class="pending">${icon('clock')} <span>${words}</span></span>`;
