import { html, nothing } from 'lit';
import { icon } from '../app/icons.js';
import { hasKeys, isComposing } from '../app/keyboard.js';
import { t } from '../app/i18n.js';
import { sayTyping } from '../app/live.js';
import { RoomsElement } from '../app/rooms-element.js';
import { editLast } from './changing.js';
import { draft, keepDraft, onDraftElsewhere } from './drafts.js';
import './emoji-picker.js';
import { say } from './sending.js';

/** The place to write: Enter sends, Shift-Enter breaks the line, Up edits what one said last. */
export class MessageComposer extends RoomsElement {
  static watches = ['rooms', 'route', 'messageMaxChars'];
  static properties = { roomId: {}, text: { state: true } };
  #stop;
  #arrival;

  constructor() {
    super();
    this.text = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.text = draft(this.roomId);
    this.#stop = onDraftElsewhere(() => (this.text = draft(this.roomId)));
  }

  disconnectedCallback() {
    this.#stop();
    super.disconnectedCallback();
  }

  get #area() {
    return this.querySelector('textarea');
  }

  focus() {
    this.#area.focus();
  }

  /** By how much the text is longer than the server takes. */
  get #excess() {
    const text = this.text.trim();
    const most = this.state.messageMaxChars;
    return text.length > most ? Math.max(0, [...text].length - most) : 0;
  }

  /** Whoever comes to a room can write at once. */
  updated() {
    const { route } = this.state;
    const welcome = hasKeys() && !document.querySelector('dialog[open]');
    if (route !== this.#arrival && welcome) {
      this.focus();
    }
    this.#arrival = route;
  }

  #write(text) {
    this.text = text;
    keepDraft(this.roomId, text);
    if (text.trim()) {
      sayTyping(this.roomId);
    }
  }

  #send() {
    const text = this.text.trim();
    if (text && this.#excess === 0) {
      this.#write('');
      say(this.roomId, text);
    }
    this.focus();
  }

  #onKey(event) {
    if (isComposing(event)) {
      return;
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.#send();
    } else if (event.key === 'ArrowUp' && this.text === '' && editLast(this.roomId)) {
      event.preventDefault();
    }
  }

  async #insert(emoji) {
    const area = this.#area;
    const { selectionStart: from, selectionEnd: to } = area;
    this.#write(this.text.slice(0, from) + emoji + this.text.slice(to));
    await this.updateComplete;
    area.focus();
    area.setSelectionRange(from + emoji.length, from + emoji.length);
  }

  render() {
    const name = this.state.rooms.get(this.roomId)?.name ?? '';
    const excess = this.#excess;
    return html`<p id="composer-excess" class="field-error" role="status"
        >${excess > 0 ? t('composer.excess', { count: excess }) : nothing}</p
      >
      <form
        class="composer"
        @submit=${(event) => {
          event.preventDefault();
          this.#send();
        }}
      >
        <textarea
          rows="1"
          dir="auto"
          aria-label=${t('composer.label', { room: name })}
          aria-invalid=${excess > 0 ? 'true' : nothing}
          aria-describedby="composer-excess"
          placeholder=${t('composer.hint')}
          .value=${this.text}
          @input=${(event) => this.#write(event.target.value)}
          @keydown=${this.#onKey}
        ></textarea>
        <emoji-picker @pick=${({ detail }) => this.#insert(detail)}></emoji-picker>
        <button
          class="icon-only send"
          aria-label=${t('composer.send')}
          ?disabled=${!this.text.trim() || excess > 0}
        >
          ${icon('send')}
        </button>
      </form>`;
  }
}

customElements.define('message-composer', MessageComposer);

/** Goes from somewhere in a room to its composer. Gives whether it has one. */
export function focusComposer(from) {
  const composer = from.closest('.room')?.querySelector('message-composer');
  composer?.focus();
  return Boolean(composer);
}
