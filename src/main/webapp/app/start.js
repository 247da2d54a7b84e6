import { INCOMING } from './incoming.js';
import { startLive, stopLive } from './live.js';
import { go } from './router.js';
import { EMPTY, store } from './store.js';
import { session } from '../login/session.js';
import { loadDirectory, loadMe } from '../account/people.js';
import { lastRoom, loadRooms } from '../room/rooms.js';
import { resumeSending } from '../message/sending.js';
import { openTimeline } from '../message/timelines.js';

/** The pages for whoever is not signed in. */
const OUTSIDE = ['sign-in', 'register', 'reset-password'];
let leftFor = null;

function enter() {
  const { name } = store.state.route;
  if (OUTSIDE.includes(name)) {
    go(leftFor ?? '/', { replace: true });
    leftFor = null;
  }
  // All at once: the last conversation is on the screen before the socket is open.
  const here = store.state.route.id ?? lastRoom();
  openTimeline(here);
  loadMe();
  loadRooms();
  loadDirectory();
  startLive(INCOMING);
  resumeSending();
}

function leave() {
  const { name } = store.state.route;
  if (!OUTSIDE.includes(name)) {
    leftFor = name === 'rooms' ? null : location.pathname;
    go('/sign-in', { replace: true });
  }
}

function follow() {
  stopLive();
  store.set({ ...EMPTY, session: session.userId });
  if (session.token) {
    enter();
  } else {
    leave();
  }
}

/** Shows the pages of whoever is signed in, now and whenever that changes, in any tab. */
export function startSession() {
  session.addEventListener('change', follow);
  follow();
}
