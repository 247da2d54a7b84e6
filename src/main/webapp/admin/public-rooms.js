import { html, nothing } from 'lit';
import { openDialog } from '../app/dialogs.js';
import { t } from '../app/i18n.js';
import { roomPath } from '../app/router.js';
import { RoomsElement } from '../app/rooms-element.js';
import { deleteRoom } from '../room/actions.js';
import { mayDelete, mayRename } from '../room/rights.js';
import { roomIcon } from '../room/room-icon.js';
import { isPrivate } from '../room/rooms.js';

/** The rooms that everybody sees. */
export class PublicRooms extends RoomsElement {
  static watches = ['rooms', 'me'];

  #confirmDelete(room) {
    openDialog('confirm', {
      heading: t('room.delete.ask', { name: room.name }),
      text: t('room.delete.text'),
      label: t('room.delete.do'),
      do: () => deleteRoom(room.id),
    });
  }

  #row(room) {
    return html`<li class="person">
      ${roomIcon(room)}
      <span class="person-name">
        <a class="one-line" dir="auto" href=${roomPath(room.id)}>${room.name}</a>
        <span class="quiet">${t(`roomType.${room.roomType}`)}</span>
      </span>
      ${mayRename(room)
        ? html`<button
            class="plain"
            aria-label="${t('room.rename')}: ${room.name}"
            @click=${() => openDialog('rename', { roomId: room.id })}
          >
            ${t('room.rename.do')}
          </button>`
        : nothing}
      ${mayDelete(room)
        ? html`<button
            class="plain danger"
            aria-label="${t('room.delete')}: ${room.name}"
            @click=${() => this.#confirmDelete(room)}
          >
            ${t('room.delete.do')}
          </button>`
        : nothing}
    </li>`;
  }

  render() {
    const rooms = [...this.state.rooms.values()]
      .filter((room) => !isPrivate(room))
      .sort((a, b) => a.name.localeCompare(b.name));
    return html`<ul class="people">
        ${rooms.map((room) => this.#row(room))}
      </ul>
      <div class="form-actions">
        <button @click=${() => openDialog('new-room')}>${t('rooms.new')}</button>
      </div>`;
  }
}

customElements.define('public-rooms', PublicRooms);
