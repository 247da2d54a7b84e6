import { html, nothing } from 'lit';
import { icon } from './icons.js';

/**
 * A button of three dots and the menu that it opens; nothing where there is nothing to choose.
 *
 * @param {object} of
 * @param {string} of.id one of its own in the page
 * @param {string} of.label what the menu is about
 * @param {{label: string, do: () => void, danger?: boolean}[]} of.entries
 */
export function menu({ id, label, entries }) {
  if (entries.length === 0) {
    return nothing;
  }
  const choose = (entry) => (event) => {
    event.currentTarget.parentElement.hidePopover();
    entry.do();
  };
  return html`<button type="button" class="icon-only" popovertarget=${id} aria-label=${label} title=${label}>
      ${icon('more')}
    </button>
    <div id=${id} class="menu" popover>
      ${entries.map(
        (entry) => html`<button
          type="button"
          class="plain ${entry.danger ? 'danger' : ''}"
          @click=${choose(entry)}
        >
          ${entry.label}
        </button>`,
      )}
    </div>`;
}
