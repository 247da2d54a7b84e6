import { fullName } from '../account/people.js';
import { go, roomPath } from './router.js';
import { t } from './i18n.js';
import { store } from './store.js';

const KEY = 'rooms.notifications';
const LONGEST = 180;

export const canNotify = () => 'Notification' in globalThis;
export const notifies = () =>
  canNotify() && Notification.permission === 'granted' && localStorage.getItem(KEY) === 'on';

/** Asks for the permission, on the user's own click. Gives whether notifications now come. */
export async function turnOnNotifications() {
  const answer = await Notification.requestPermission();
  localStorage.setItem(KEY, answer === 'granted' ? 'on' : 'off');
  return notifies();
}

export function turnOffNotifications() {
  localStorage.setItem(KEY, 'off');
}

/** Shows a message on the desktop; the tag makes one notification of those of several tabs. */
export function announce(message) {
  if (!notifies()) {
    return;
  }
  const author = store.state.people.get(message.userId);
  const room = store.state.rooms.get(message.roomId);
  const title = t('notification.title', {
    name: author ? fullName(author) : t('people.somebody'),
    room: room?.name ?? '',
  });
  const body = message.text.slice(0, LONGEST);
  const notification = new Notification(title, { body, tag: message.id, icon: '/app/icon.svg' });
  notification.onclick = () => {
    focus();
    go(roomPath(message.roomId));
    notification.close();
  };
}
