import { html } from 'lit';
import { DialogElement } from '../app/dialog-element.js';
import { field } from '../app/fields.js';
import { t } from '../app/i18n.js';
import { renameRoom } from './actions.js';

/** Gives a room another name. */
export class RenameDialog extends DialogElement {
  static properties = { roomId: {} };

  get heading() {
    return t('room.rename');
  }

  async #rename({ name }) {
    await renameRoom(this.roomId, name.trim());
    this.close();
  }

  content() {
    return html`<form @submit=${this.submitting((values) => this.#rename(values))}>
      ${field({
        name: 'name',
        label: t('newRoom.name'),
        value: this.state.rooms.get(this.roomId)?.name,
        maxlength: 50,
        error: this.errorOf('name'),
      })}
      ${this.generalError('name')}
      <div class="form-actions">
        <button type="button" class="plain" @click=${this.close}>${t('dialog.cancel')}</button>
        <button class="primary" aria-disabled=${this.busy}>${t('room.rename.do')}</button>
      </div>
    </form>`;
  }
}

customElements.define('rename-dialog', RenameDialog);
