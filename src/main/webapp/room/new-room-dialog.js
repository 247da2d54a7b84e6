import { html } from 'lit';
import { isAdmin } from '../account/people.js';
import { DialogElement } from '../app/dialog-element.js';
import { field } from '../app/fields.js';
import { t } from '../app/i18n.js';
import { createRoom } from './actions.js';

const TYPES = ['Private', 'Public', 'ReadOnly'];

/** Makes a room. Admins may also make rooms for all. */
export class NewRoomDialog extends DialogElement {
  static watches = ['me'];

  get heading() {
    return t('newRoom.title');
  }

  async #create({ name, roomType = 'Private' }) {
    await createRoom({ name: name.trim(), roomType });
    this.close();
  }

  #types() {
    return html`<fieldset>
      <legend>${t('newRoom.type')}</legend>
      ${TYPES.map(
        (type) => html`<label class="choice">
          <input type="radio" name="roomType" value=${type} ?checked=${type === 'Private'} />
          <span>${t(`roomType.${type}`)}<br /><span class="quiet">${t(`roomType.${type}.hint`)}</span></span>
        </label>`,
      )}
    </fieldset>`;
  }

  content() {
    return html`<form @submit=${this.submitting((values) => this.#create(values))}>
      ${field({
        name: 'name',
        label: t('newRoom.name'),
        hint: t('newRoom.hint'),
        maxlength: 50,
        error: this.errorOf('name'),
      })}
      ${isAdmin() ? this.#types() : ''} ${this.generalError('name')}
      <div class="form-actions">
        <button type="button" class="plain" @click=${this.close}>${t('dialog.cancel')}</button>
        <button class="primary" aria-disabled=${this.busy}>${t('newRoom.do')}</button>
      </div>
    </form>`;
  }
}

customElements.define('new-room-dialog', NewRoomDialog);
