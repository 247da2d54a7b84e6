import { html } from 'lit';
import { icon } from '../app/icons.js';
import { t } from '../app/i18n.js';
import { sayTyping } from '../app/live.js';
import { RoomsElement } from '../app/rooms-element.js';
import { editLast } from './changing.js';
import { draft, keepDraft, onDraftElsewhere } from './drafts.js';
import './emoji-picker.js';
import { say } from './sending.js';

/** The place to write: Enter sends, Shift-Enter breaks the line, Up edits what one said last. */
export class MessageComposer extends RoomsElement {
  static watches = ['rooms', 'route'];
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

  /** Whoever comes to a room can write at once. */
  updated() {
    const { route } = this.state;
    // On a touch screen the focus would bring up the keyboard over what one came to read.
    const welcome = matchMedia('(hover: hover)').matches && !document.querySelector('dialog[open]');
    if (route !== this.#arrival && welcome) {
      this.#area.focus();
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
    if (text) {
      this.#write('');
      say(this.roomId, text);
    }
    this.#area.focus();
  }

  #onKey(event) {
    if (event.isComposing) {
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
    return html`<form
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
        placeholder=${t('composer.hint')}
        .value=${this.text}
        @input=${(event) => this.#write(event.target.value)}
        @keydown=${this.#onKey}
      ></textarea>
      <emoji-picker @pick=${({ detail }) => this.#insert(detail)}></emoji-picker>
      <button class="icon-only send" aria-label=${t('composer.send')} ?disabled=${!this.text.trim()}>
        ${icon('send')}
      </button>
    </form>`;
  }
}

customElements.define('message-composer', MessageComposer);
