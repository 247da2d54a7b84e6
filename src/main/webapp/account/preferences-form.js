import { html } from 'lit';
import { chooseLanguage, language, LANGUAGES, t } from '../app/i18n.js';
import { canNotify, notifies, turnOffNotifications, turnOnNotifications } from '../app/notifications.js';
import { RoomsElement } from '../app/rooms-element.js';
import { chooseTheme, theme, THEMES } from '../app/theme.js';

/** How this browser shows things: colours, language, notifications. */
export class PreferencesForm extends RoomsElement {
  static properties = { refused: { state: true } };

  async #notifications(event) {
    if (event.target.checked) {
      this.refused = !(await turnOnNotifications());
      event.target.checked = notifies();
    } else {
      turnOffNotifications();
    }
  }

  #themes() {
    return html`<fieldset class="segments">
      <legend>${t('preferences.theme')}</legend>
      <div>
        ${THEMES.map(
          (name) => html`<label
            ><input
              type="radio"
              name="theme"
              class="hidden-text"
              ?checked=${theme() === name}
              @change=${() => chooseTheme(name)}
            /><span>${t(`theme.${name}`)}</span></label
          >`,
        )}
      </div>
    </fieldset>`;
  }

  render() {
    return html`<div class="preferences">
      ${this.#themes()}
      <div class="field">
        <label for="language">${t('preferences.language')}</label>
        <select id="language" @change=${(event) => chooseLanguage(event.target.value)}>
          ${Object.entries(LANGUAGES).map(
            ([code, name]) =>
              html`<option value=${code} lang=${code} ?selected=${code === language()}>${name}</option>`,
          )}
        </select>
      </div>
      ${canNotify()
        ? html`<label class="check">
            <input type="checkbox" ?checked=${notifies()} @change=${this.#notifications} />
            <span>${t('preferences.notifications')}<br />
              <span class="quiet" role="status"
                >${t(this.refused ? 'preferences.notifications.refused' : 'preferences.notifications.hint')}</span
              ></span
            >
          </label>`
        : ''}
    </div>`;
  }
}

customElements.define('preferences-form', PreferencesForm);
