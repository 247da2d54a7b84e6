import { html, nothing } from 'lit';
import { openDialog } from '../app/dialogs.js';
import { icon } from '../app/icons.js';
import { t } from '../app/i18n.js';
import { menu } from '../app/menu.js';
import { RoomsElement } from '../app/rooms-element.js';
import { deleteRoom, leaveRoom } from './actions.js';
import { mayDelete, mayLeave, mayRename } from './rights.js';
import { isFixed } from './rooms.js';

/** The room's name, who is there, and what one may do with it. */
export class RoomHeader extends RoomsElement {
  static watches = ['rooms', 'online', 'me', 'people'];
  static properties = { roomId: {} };

  #presence(room) {
    const ids = isFixed(room) ? [...this.state.people.keys()] : (room.users ?? []).map((u) => u.id);
    const online = ids.filter((id) => this.state.online.has(id)).length;
    return ids.length === 0 ? nothing : t('room.presence', { count: ids.length, online });
  }

  #confirm(which, action) {
    const room = this.state.rooms.get(this.roomId);
    openDialog('confirm', {
      heading: t(`room.${which}.ask`, { name: room.name }),
      text: t(`room.${which}.text`),
      label: t(`room.${which}.do`),
      do: () => action(room.id),
    });
  }

  #menu(room) {
    const entries = [
      mayRename(room) && {
        label: t('room.rename'),
        do: () => openDialog('rename', { roomId: room.id }),
      },
      mayLeave(room) && { label: t('room.leave'), do: () => this.#confirm('leave', leaveRoom) },
      mayDelete(room) && {
        label: t('room.delete'),
        do: () => this.#confirm('delete', deleteRoom),
        danger: true,
      },
    ];
    return menu({ id: 'room-menu', label: t('room.menu'), entries: entries.filter(Boolean) });
  }

  render() {
    const room = this.state.rooms.get(this.roomId);
    return html`<header class="room-header">
      <a class="button icon-only back" href="/" aria-label=${t('room.back')}>${icon('back')}</a>
      <div class="room-title">
        <h1 class="one-line" tabindex="-1" dir="auto">${room ? room.name : ' '}</h1>
        <p class="quiet one-line">${room ? this.#presence(room) : nothing}</p>
      </div>
      ${room && this.state.me
        ? html`<button
              class="icon-only"
              aria-label=${t('people.title')}
              title=${t('people.title')}
              @click=${() => openDialog('people', { roomId: room.id })}
            >
              ${icon('people')}
            </button>
            ${this.#menu(room)}`
        : nothing}
    </header>`;
  }
}

customElements.define('room-header', RoomHeader);
