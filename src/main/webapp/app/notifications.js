import { fullName } from '../account/people.js';
import { go, roomPath } from './router.js';
import { t } from './i18n.js';
import { store } from './store.js';

const KEY = 'rooms.notifications';
const LONGEST = 180;

/** Phones show them only for installed applications. */
export const canNotify = () => 'Notification' in globalThis && matchMedia('(hover: hover)').matches;

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

/** Milliseconds that another tab or device has to say that the message was looked at there. */
const ELSEWHERE = 2_000;

/** Whether it has been read, or its room has gone. */
function isOver({ roomId, seq }) {
  const room = store.state.rooms.get(roomId);
  return !room || (room.read ?? 0) >= seq;
}

const waiting = new Map();

/**
 * Shows a message on the desktop, unless it is looked at somewhere within a moment.
 *
 * @param {string} [tag] of messages with the same one that come within that moment, only the last is
 *     shown
 */
export function announce(message, tag = message.id) {
  if (notifies()) {
    clearTimeout(waiting.get(tag));
    const show = () => {
      waiting.delete(tag);
      if (!isOver(message)) {
        notifyOf(message, tag);
      }
    };
    waiting.set(tag, setTimeout(show, ELSEWHERE));
  }
}

/** The tag makes one notification of those of several tabs. */
function notifyOf(message, tag) {
  const author = store.state.people.get(message.userId);
  const room = store.state.rooms.get(message.roomId);
  const title = t('notification.title', {
    name: author ? fullName(author) : t('people.somebody'),
    room: room?.name ?? '',
  });
  const body = message.text.slice(0, LONGEST);
  const notification = new Notification(title, { body, tag, icon: '/app/icon.svg' });
  notification.onclick = () => {
    focus();
    go(roomPath(message.roomId));
    notification.close();
  };
}
