import { INCOMING } from './incoming.js';
import { startLive, stopLive } from './live.js';
import { go } from './router.js';
import { EMPTY, store } from './store.js';
import { session } from '../login/session.js';
import { loadDirectory, loadMe } from '../account/people.js';
import { refreshRooms } from '../room/actions.js';
import { lastRoom } from '../room/rooms.js';
import { resumeSending } from '../message/sending.js';
import { openTimeline } from '../message/timelines.js';

/** The pages for whoever is not signed in. */
const OUTSIDE = ['sign-in', 'register', 'reset-password'];
/** Where somebody's session ended by itself, or, of nobody yet, where a link led. */
let left = { path: '/', userId: null };

function enter() {
  const { name } = store.state.route;
  if (OUTSIDE.includes(name)) {
    const isTheirs = [null, session.userId].includes(left.userId);
    go(isTheirs ? left.path : '/', { replace: true });
  }
  // All at once: the last conversation is on the screen before the socket is open.
  const here = store.state.route.id ?? lastRoom();
  openTimeline(here);
  loadMe();
  refreshRooms();
  loadDirectory();
  startLive(INCOMING);
  resumeSending();
}

function leave(userId) {
  const { name } = store.state.route;
  if (!OUTSIDE.includes(name)) {
    // One signs out on the profile: whoever comes next begins with the conversations.
    left = { path: userId && name === 'profile' ? '/' : location.pathname, userId };
    go('/sign-in', { replace: true });
  }
}

function follow() {
  const before = store.state.session;
  stopLive();
  store.set({ ...EMPTY, session: session.userId });
  if (session.token) {
    enter();
  } else {
    leave(before);
  }
}

/** Whoever comes back to the page sees what rooms there are by then. */
function returned() {
  if (session.token && document.visibilityState === 'visible') {
    refreshRooms();
  }
}

/** Shows the pages of whoever is signed in, now and whenever that changes, in any tab. */
export function startSession() {
  session.addEventListener('change', follow);
  document.addEventListener('visibilitychange', returned);
  follow();
}
