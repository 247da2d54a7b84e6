import { call } from '../app/api.js';
import { t } from '../app/i18n.js';
import { store } from '../app/store.js';

const asked = new Set();

/** Takes users into the directory. */
export function addPeople(users) {
  const people = new Map(store.state.people);
  users.forEach((user) => people.set(user.id, { ...people.get(user.id), ...user }));
  store.set({ people });
  setOnline(users.map(({ id, isOnline }) => ({ userId: id, online: isOnline })));
}

/** Takes who is online and who is not any longer. */
export function setOnline(changes) {
  const online = new Set(store.state.online);
  changes.forEach(({ userId, online: is }) => (is ? online.add(userId) : online.delete(userId)));
  store.set({ online });
}

/** Loads who is signed in, unless that is known. */
export async function loadMe() {
  if (!store.state.me) {
    const me = await call('GET', '/users/current').catch(() => null);
    store.set({ me });
  }
}

/** Loads the first page of all users, up to 1,000; others are asked for when they are met. */
export async function loadDirectory() {
  asked.clear();
  addPeople(await call('GET', '/users').catch(() => []));
}

/** A user whom the directory lacks: asked for once; the name shows when the answer is there. */
function ask(id) {
  if (!asked.has(id)) {
    asked.add(id);
    call('GET', `/users/${encodeURIComponent(id)}`).then(
      (user) => addPeople([user]),
      () => {},
    );
  }
}

export function nameOf(id) {
  const user = store.state.people.get(id);
  if (!user && store.state.people.size > 0) {
    ask(id);
  }
  return user ? fullName(user) : t('people.somebody');
}

export const fullName = (user) => `${user.firstName} ${user.lastName}`;

export const isAdmin = () => Boolean(store.state.me?.roles.includes('admin'));

/**
 * Users whose name or e-mail contains the text: from the directory at once, and those whom the
 * server finds by e-mail.
 */
export async function searchPeople(text, signal) {
  const wanted = text.trim().toLocaleLowerCase();
  const matches = (user) => `${fullName(user)} ${user.email}`.toLocaleLowerCase().includes(wanted);
  if (wanted.length > 1) {
    const path = `/users/email/${encodeURIComponent(wanted)}`;
    addPeople(await call('GET', path, undefined, { signal }).catch(() => []));
  }
  return [...store.state.people.values()].filter(matches);
}
