import { html } from 'lit';
import { RoomsElement } from './rooms-element.js';
import '../login/sign-in-page.js';
import './chat-shell.js';

const ENTRANCES = {
  register: () => import('../login/register-page.js') && html`<register-page></register-page>`,
  'reset-password': () =>
    import('../login/reset-password-page.js') && html`<reset-password-page></reset-password-page>`,
};

/** All of it: the entrance for whoever is not signed in, the conversations for whoever is. */
export class RoomsApp extends RoomsElement {
  static watches = ['session', 'route'];

  render() {
    const { session, route } = this.state;
    if (session) {
      return html`<chat-shell></chat-shell>`;
    }
    return ENTRANCES[route.name]?.() ?? html`<sign-in-page></sign-in-page>`;
  }

  updated() {
    // A new page begins at its heading, for screen readers and for the keyboard.
    const { name } = this.state.route;
    if (this.shown && this.shown !== name && !this.state.session) {
      this.querySelector('h1')?.focus();
    }
    this.shown = name;
  }
}

customElements.define('rooms-app', RoomsApp);
