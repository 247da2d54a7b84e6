import { html, nothing } from 'lit';
import { avatar } from '../account/avatar.js';
import { nameOf } from '../account/people.js';
import { icon } from '../app/icons.js';
import { t } from '../app/i18n.js';
import { RoomsElement } from '../app/rooms-element.js';
import { mayEdit, mayRetract } from '../room/rights.js';
import { retract, startEditing } from './changing.js';
import { isDeleted, isEdited } from './kinds.js';
import './message-editor.js';
import { linked, lookOf } from './text.js';
import { inFull, timeOfDay } from './times.js';

/** Something that somebody said. */
export class MessageItem extends RoomsElement {
  static watches = ['people', 'online', 'editing', 'retracting', 'me', 'rooms'];
  static properties = { message: {}, continued: { type: Boolean } };

  #actions() {
    const { message } = this;
    const room = this.state.rooms.get(message.roomId);
    if (!room || !this.state.me) {
      return nothing;
    }
    const of = { time: timeOfDay(message.createdAt), name: nameOf(message.userId) };
    return html`<span class="message-actions">
      ${mayEdit(message)
        ? html`<button
            class="icon-only"
            aria-label=${t('message.edit.named', of)}
            title=${t('message.edit')}
            @click=${() => startEditing(message.id)}
          >
            ${icon('edit')}
          </button>`
        : nothing}
      ${mayRetract(message, room)
        ? html`<button
            class="icon-only"
            aria-label=${t('message.delete.named', of)}
            title=${t('message.delete')}
            @click=${() => retract(message)}
          >
            ${icon('trash')}
          </button>`
        : nothing}
    </span>`;
  }

  #body() {
    const { message } = this;
    if (this.state.editing === message.id) {
      return html`<message-editor .message=${message}></message-editor>`;
    }
    if (isDeleted(message) || this.state.retracting.has(message.id)) {
      return html`<p class="message-text deleted">${t('message.deleted')}</p>`;
    }
    return html`<p class=${lookOf(message.text)} dir="auto">${linked(message.text)}${
        isEdited(message)
          ? html` <span class="edited" title=${inFull(message.updatedAt)}>${t('message.edited')}</span>`
          : nothing
      }</p>
      ${this.#actions()}`;
  }

  render() {
    const { message, continued } = this;
    const time = html`<time datetime=${message.createdAt} title=${inFull(message.createdAt)}
      >${timeOfDay(message.createdAt)}</time
    >`;
    const name = nameOf(message.userId);
    return html`<article
      class="message ${continued ? 'continued' : ''}"
      tabindex="-1"
      aria-label=${t('message.label', { name, time: timeOfDay(message.createdAt) })}
    >
      ${continued
        ? html`<span class="message-gutter">${time}</span>`
        : html`${avatar(message.userId, { presence: true })}
            <p class="message-head"><b dir="auto">${name}</b> ${time}</p>`}
      ${this.#body()}
    </article>`;
  }
}

customElements.define('message-item', MessageItem);
