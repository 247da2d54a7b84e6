import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { lastRoom } from '../room/rooms.js';
import '../room/room-list.js';
import '../room/room-page.js';
import { dialogFor } from './dialogs.js';
import { t } from './i18n.js';
import { lazily } from './lazily.js';
import { go, roomPath } from './router.js';
import { RoomsElement } from './rooms-element.js';
import { store } from './store.js';

const WIDE = matchMedia('(min-width: 48rem)');

const loaded = (module, element) => lazily(module, element, () => go('/', { replace: true }));

const PAGES = {
  room: ({ id }) => keyed(id, html`<room-page .roomId=${id}></room-page>`),
  profile: () => loaded(import('../account/profile-page.js'), html`<profile-page></profile-page>`),
  administration: () => loaded(import('../admin/admin-page.js'), html`<admin-page></admin-page>`),
};

/** The list of rooms beside what is open; on a narrow screen one of the two. */
export class ChatShell extends RoomsElement {
  static watches = ['route', 'dialog', 'connection'];
  #onKey = (event) => this.#jump(event);
  #onWiden = () => this.#openLast();

  connectedCallback() {
    super.connectedCallback();
    addEventListener('keydown', this.#onKey);
    WIDE.addEventListener('change', this.#onWiden);
    this.#openLast();
  }

  disconnectedCallback() {
    removeEventListener('keydown', this.#onKey);
    WIDE.removeEventListener('change', this.#onWiden);
    super.disconnectedCallback();
  }

  willUpdate() {
    this.#openLast();
  }

  /** Where there is place for both, a conversation is always open. */
  #openLast() {
    if (WIDE.matches && this.state.route.name === 'rooms') {
      go(roomPath(lastRoom()), { replace: true });
    }
  }

  #jump(event) {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      store.set({ dialog: this.state.dialog?.name === 'jump' ? null : { name: 'jump' } });
    }
  }

  render() {
    const { route, dialog, connection } = this.state;
    return html`<div class="shell" data-open=${route.name === 'rooms' ? 'list' : 'page'}>
        <room-list></room-list>
        <main class="page">
          <p class="offline" role="status">${connection === 'offline' ? t('offline') : nothing}</p>
          ${PAGES[route.name]?.(route) ?? nothing}
        </main>
      </div>
      ${dialogFor(dialog)}`;
  }
}

customElements.define('chat-shell', ChatShell);
