import { rescueSoon } from './focus.js';
import { t } from './i18n.js';
import { notify } from './notices.js';

/**
 * An element whose module is loaded when it is wanted first.
 *
 * @param {Promise<object>} module
 * @param {unknown} element
 * @param {() => void} giveUp what becomes of it when the module cannot be loaded
 */
export function lazily(module, element, giveUp) {
  module.then(rescueSoon, () => {
    giveUp();
    notify(t('error.unreachable'));
  });
  return element;
}
