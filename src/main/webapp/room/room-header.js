import { html, nothing } from 'lit';
import { openDialog } from '../app/dialogs.js';
import { icon } from '../app/icons.js';
import { t } from '../app/i18n.js';
import { RoomsElement } from '../app/rooms-element.js';
import { deleteRoom, leaveRoom } from './actions.js';
import { mayDelete, mayLeave, mayRename } from './rights.js';
import { roomIcon } from './room-icon.js';
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
      mayRename(room) && [t('room.rename'), () => openDialog('rename', { roomId: room.id })],
      mayLeave(room) && [t('room.leave'), () => this.#confirm('leave', leaveRoom)],
      mayDelete(room) && [t('room.delete'), () => this.#confirm('delete', deleteRoom), 'danger'],
    ].filter(Boolean);
    if (entries.length === 0) {
      return nothing;
    }
    return html`<button class="icon-only" popovertarget="room-menu" aria-label=${t('room.menu')}>
        ${icon('more')}
      </button>
      <div id="room-menu" class="menu" popover>
        ${entries.map(
          ([label, act, look]) => html`<button
            class="plain ${look ?? ''}"
            @click=${() => {
              this.querySelector('#room-menu').hidePopover();
              act();
            }}
          >
            ${label}
          </button>`,
        )}
      </div>`;
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
