import { nameOf } from '../account/people.js';
import { t } from '../app/i18n.js';
import { store } from '../app/store.js';

/** What the system says of a room, in the reader's language. */
export function systemText(message) {
  const { command, userId, targetId, text } = message;
  const values = { actor: nameOf(userId), name: nameOf(targetId) };
  switch (command) {
    case 'AddUser':
      // The server's own sentence names people whom the directory may lack by now.
      return store.state.people.has(targetId) ? t('system.joined', values) : text;
    case 'RemoveUser':
      return store.state.people.has(targetId) ? t('system.left', values) : text;
    case 'CreateRoom':
      return t('system.created', values);
    case 'UpdateRoom':
      return t('system.renamed', values);
    default:
      return text;
  }
}
