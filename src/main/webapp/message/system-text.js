import { nameOf } from '../account/people.js';
import { t } from '../app/i18n.js';
import { store } from '../app/store.js';

/** What the system says of a room, in the reader's language. */
export function systemText(message) {
  const { command, userId, targetId, text } = message;
  switch (command) {
    case 'AddUser':
      // The server's own sentence names people whom the directory may lack by now.
      return store.state.people.has(targetId) ? t('system.joined', { name: nameOf(targetId) }) : text;
    case 'RemoveUser':
      return store.state.people.has(targetId) ? t('system.left', { name: nameOf(targetId) }) : text;
    case 'CreateRoom':
      return t('system.created', { actor: nameOf(userId) });
    case 'UpdateRoom':
      return t('system.renamed', { actor: nameOf(userId) });
    default:
      return text;
  }
}
