import { store } from './store.js';
import { t } from './i18n.js';
import { totalUnread } from '../room/rooms.js';

const DOT = '<circle cx="25" cy="7" r="6.5" fill="#e5484d" stroke="#fff" stroke-width="2"/>';
let drawing;
let dotted = false;

function pageName({ name, id }) {
  if (name === 'room') {
    return store.state.rooms.get(id)?.name;
  }
  return { profile: t('profile.title'), administration: t('admin.title') }[name];
}

async function drawIcon(wanted) {
  if (wanted === dotted) {
    return;
  }
  dotted = wanted;
  drawing ??= await fetch('/app/icon.svg').then((answer) => answer.text());
  const image = dotted ? drawing.replace('</svg>', `${DOT}</svg>`) : drawing;
  document.querySelector('link[rel="icon"]').href = `data:image/svg+xml,${encodeURIComponent(image)}`;
}

function show() {
  const unread = store.state.session ? totalUnread() : 0;
  const name = store.state.session ? pageName(store.state.route) : null;
  document.title = `${unread > 0 ? `(${unread}) ` : ''}${name ? `${name} · ` : ''}Rooms`;
  drawIcon(unread > 0).catch(() => {});
}

/** Keeps the tab's title and icon to the number of unread messages. */
export function startTitle() {
  store.subscribe((changed) => {
    if (changed.some((slice) => ['rooms', 'route', 'session'].includes(slice))) {
      show();
    }
  });
  show();
}
