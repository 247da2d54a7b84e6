import { html, nothing } from 'lit';
import { lazily } from './lazily.js';
import { go } from './router.js';
import { RoomsElement } from './rooms-element.js';
import '../login/sign-in-page.js';
import './chat-shell.js';

const loaded = (module, element) => lazily(module, element, () => go('/sign-in', { replace: true }));

const ENTRANCES = {
  register: () => loaded(import('../login/register-page.js'), html`<register-page></register-page>`),
  'reset-password': () =>
    loaded(
      import('../login/reset-password-page.js'),
      html`<reset-password-page></reset-password-page>`,
    ),
};

/** All of it: the entrance for whoever is not signed in, the conversations for whoever is. */
export class RoomsApp extends RoomsElement {
  static watches = ['session', 'route', 'notice'];

  #page() {
    const { session, route } = this.state;
    if (session) {
      return html`<chat-shell></chat-shell>`;
    }
    return ENTRANCES[route.name]?.() ?? html`<sign-in-page></sign-in-page>`;
  }

  render() {
    const { notice } = this.state;
    return html`${this.#page()}
      <div class="notice-place" role="status">
        ${notice ? html`<p class="notice">${notice}</p>` : nothing}
      </div>`;
  }

  updated() {
    const { route, session } = this.state;
    if (this.shown && this.shown !== route.name && !session) {
      this.#begin(this.firstElementChild);
    }
    this.shown = route.name;
  }

  /** A new page begins at its heading, for screen readers and for the keyboard. */
  async #begin(page) {
    await customElements.whenDefined(page.localName);
    await page.updateComplete;
    page.querySelector('h1')?.focus();
  }
}

customElements.define('rooms-app', RoomsApp);
