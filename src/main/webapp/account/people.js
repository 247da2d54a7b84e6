import { all, call, page } from '../app/api.js';
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

/** Where the part of the directory begins that nobody has needed yet, if there is one. */
let rest;

/** Loads the first page of all users, up to 1,000; others are asked for when they are met. */
export async function loadDirectory() {
  asked.clear();
  const { items, next } = await page('/users').catch(() => ({ items: [] }));
  rest = next;
  addPeople(items);
}

/** Loads the other pages too, for whoever looks for somebody by name. */
export async function loadEverybody() {
  const from = rest;
  rest = undefined;
  try {
    addPeople(from ? await all(from) : []);
  } catch (problem) {
    rest = from;
    throw problem;
  }
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

/** Users of the directory whose name or e-mail contains the text. */
export function matching(text) {
  const wanted = text.trim().toLocaleLowerCase();
  return [...store.state.people.values()].filter((user) =>
    `${fullName(user)} ${user.email}`.toLocaleLowerCase().includes(wanted),
  );
}

/**
 * Brings into the directory whom a search may mean: its other pages, and people who registered
 * since it was loaded, whom the server finds by a part of their e-mail.
 */
export async function lookFor(text, signal) {
  await loadEverybody();
  if (matching(text).length === 0 && text.trim().length > 1) {
    const path = `/users/email/${encodeURIComponent(text.trim())}`;
    addPeople(await call('GET', path, undefined, { signal }));
  }
}
