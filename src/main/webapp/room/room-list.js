import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { avatar } from '../account/avatar.js';
import { fullName, isAdmin } from '../account/people.js';
import { openDialog } from '../app/dialogs.js';
import { icon } from '../app/icons.js';
import { t } from '../app/i18n.js';
import { roomPath } from '../app/router.js';
import { RoomsElement } from '../app/rooms-element.js';
import { shortly } from '../message/times.js';
import { listed } from './rooms.js';
import { roomIcon } from './room-icon.js';

/** Keys that the platform's people know for "jump". */
const JUMP_KEYS = /Mac|iP/.test(navigator.platform) ? '⌘K' : 'Ctrl K';

/** The rooms: the fixed ones on top, one's own by their latest word, then those to look into. */
export class RoomList extends RoomsElement {
  static watches = ['rooms', 'roomsLoaded', 'route', 'me', 'people', 'online'];
  #focused = null;

  willUpdate() {
    const { activeElement } = document;
    this.#focused = this.contains(activeElement) ? activeElement : null;
  }

  /** A row that was moved has lost the focus by that. */
  updated() {
    if (this.#focused !== document.activeElement) {
      this.#focused?.focus({ preventScroll: true });
    }
  }

  #row(room) {
    const open = this.state.route.id === room.id;
    const unread = open && document.hasFocus() ? 0 : (room.unread ?? 0);
    return html`<li>
      <a
        class="room-row ${unread > 0 ? 'unread' : ''}"
        href=${roomPath(room.id)}
        aria-current=${open ? 'page' : nothing}
      >
        ${roomIcon(room)}
        <span class="one-line" dir="auto">${room.name}</span>
        ${room.lastAt
          ? html`<time class="quiet" datetime=${room.lastAt}>${shortly(room.lastAt)}</time>`
          : nothing}
        ${unread > 0
          ? html`<span class="badge"
              >${unread > 99 ? '99+' : unread}<span class="hidden-text">
                ${t('rooms.unread', { count: unread })}</span
              ></span
            >`
          : nothing}
      </a>
    </li>`;
  }

  #group(label, rooms) {
    return rooms.length === 0
      ? nothing
      : html`<h2 class="group-label">${label}</h2>
          ${this.#rows(rooms)}`;
  }

  /** Each room keeps its row when the order changes, under the pointer and under the focus. */
  #rows(rooms) {
    return html`<ul>
      ${repeat(
        rooms,
        ({ id }) => id,
        (room) => this.#row(room),
      )}
    </ul>`;
  }

  #me() {
    const { me, route } = this.state;
    if (!me) {
      return nothing;
    }
    const current = (name) => (route.name === name ? 'page' : nothing);
    return html`<footer class="side-foot">
      <a class="me" href="/profile" aria-current=${current('profile')}>
        ${avatar(me.id)} <span class="one-line" dir="auto">${fullName(me)}</span>
      </a>
      ${isAdmin()
        ? html`<a
            class="button icon-only"
            href="/administration"
            aria-label=${t('admin.title')}
            title=${t('admin.title')}
            aria-current=${current('administration')}
            >${icon('shield')}</a
          >`
        : nothing}
    </footer>`;
  }

  render() {
    const { fixed, mine, open } = listed();
    return html`<nav class="side" aria-label=${t('rooms.title')}>
      <header class="side-head">
        <h1 class="brand" tabindex="-1"><img src="/app/icon.svg" alt="" width="24" height="24" />Rooms</h1>
        <button
          class="icon-only"
          aria-label=${t('rooms.new')}
          title=${t('rooms.new')}
          @click=${() => openDialog('new-room')}
        >
          ${icon('plus')}
        </button>
      </header>
      <button class="jump" @click=${() => openDialog('jump')}>
        ${icon('search')} <span>${t('jump.title')}</span> <kbd>${JUMP_KEYS}</kbd>
      </button>
      <div class="side-rooms" aria-busy=${!this.state.roomsLoaded}>
        ${this.#rows(fixed)}
        ${this.#group(t('rooms.mine'), mine)}
        ${this.state.roomsLoaded && mine.length === 0
          ? html`<p class="side-hint quiet">${t('rooms.none')}</p>`
          : nothing}
        ${this.#group(t('rooms.open'), open)}
      </div>
      ${this.#me()}
    </nav>`;
  }
}

customElements.define('room-list', RoomList);
