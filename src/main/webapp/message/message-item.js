import { html, nothing } from 'lit';
import { avatar } from '../account/avatar.js';
import { nameOf } from '../account/people.js';
import { icon } from '../app/icons.js';
import { t } from '../app/i18n.js';
import { RoomsElement } from '../app/rooms-element.js';
import { mayEdit } from '../room/rights.js';
import { startEditing } from './changing.js';
import { isDeleted } from './kinds.js';
import './message-editor.js';
import { messageWords } from './message-words.js';
import './retracted-message.js';
import { retract } from './retracting.js';
import { inFull, timeOfDay } from './times.js';

/**
 * Something that somebody said. The list hands down what depends on the room and on who is online,
 * since both change with whatever happens anywhere.
 */
export class MessageItem extends RoomsElement {
  static watches = ['people', 'editing', 'changes', 'retracting', 'me'];
  static properties = {
    message: {},
    continued: { type: Boolean },
    online: { type: Boolean },
    retractable: { type: Boolean },
  };

  #actions() {
    const { message } = this;
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
      ${this.retractable
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
    if (isDeleted(message)) {
      return html`<p class="message-text deleted">${t('message.deleted')}</p>`;
    }
    if (this.state.retracting.has(message.id)) {
      return html`<retracted-message .messageId=${message.id}></retracted-message>`;
    }
    return html`${messageWords(message)} ${this.#actions()}`;
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
        : html`${avatar(message.userId, { presence: this.online })}
            <p class="message-head"><b dir="auto">${name}</b> ${time}</p>`}
      ${this.#body()}
    </article>`;
  }
}

customElements.define('message-item', MessageItem);
