import { html } from 'lit';
import { nameOf } from '../account/people.js';
import { t } from '../app/i18n.js';
import { RoomsElement } from '../app/rooms-element.js';

/** Says who is typing. It keeps its height, so that nothing moves when somebody starts. */
export class TypingLine extends RoomsElement {
  static watches = ['typing', 'people'];
  static properties = { roomId: {} };

  #sentence() {
    const names = [...(this.state.typing.get(this.roomId)?.keys() ?? [])].map(nameOf);
    if (names.length > 2) {
      return t('typing.several');
    }
    return names.length === 0 ? '' : t(`typing.${names.length}`, { name: names[0], other: names[1] });
  }

  render() {
    return html`<p class="typing quiet one-line" dir="auto">${this.#sentence()}</p>`;
  }
}

customElements.define('typing-line', TypingLine);
