import { all, call, page } from '../app/api.js';
import { t } from '../app/i18n.js';
import { store } from '../app/store.js';
import { isLater } from '../app/times.js';

const asked = new Set();

/** Takes users into the directory, unless later forms of them are there. */
export function addPeople(users) {
  const people = new Map(store.state.people);
  for (const user of users) {
    const known = people.get(user.id);
    if (!isLater(known?.updatedAt, user.updatedAt)) {
      people.set(user.id, { ...known, ...user });
    }
  }
  store.set({ people });
  setOnline(users.map(({ id, isOnline }) => ({ userId: id, online: isOnline })));
}

/** Takes who is online and who is not any longer. */
export function setOnline(changes) {
  const online = new Set(store.state.online);
  if (changes.every(({ userId, online: is }) => online.has(userId) === Boolean(is))) {
    return;
  }
  changes.forEach(({ userId, online: is }) => (is ? online.add(userId) : online.delete(userId)));
  store.set({ online });
}

/** Loads who is signed in, as they are now. */
export async function loadMe() {
  try {
    const me = await call('GET', '/users/current');
    store.set({ me });
    addPeople(store.state.people.has(me.id) ? [me] : []);
  } catch {
    // Until the next welcome, what was known holds.
  }
}

const ALL = '/users';

/** Where the part of the directory begins that is not there yet, if there is one. */
let rest;

/** Loads the first page of all users, up to 1,000; others are asked for when they are met. */
export async function loadDirectory() {
  asked.clear();
  rest = undefined;
  try {
    const { items, next } = await page(ALL);
    rest = next;
    addPeople(items);
  } catch {
    rest = ALL;
  }
}

/** Loads the directory where that was in vain. */
export async function retryDirectory() {
  if (rest === ALL) {
    await loadDirectory();
  }
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

/** A user whom the directory lacks; an id that nobody has is asked for once. */
function ask(id) {
  if (!asked.has(id)) {
    asked.add(id);
    call('GET', `/users/${encodeURIComponent(id)}`).then(
      (user) => addPeople([user]),
      ({ status }) => status === 404 || asked.delete(id),
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
