import { command } from '../app/live.js';
import { store } from '../app/store.js';
import { changeTimeline, timelineOf } from './timelines.js';

const KEY = 'rooms.outgoing';

const ofUser = () => `${KEY}.${store.state.session}`;

/**
 * What is on its way outlives a reload of this tab: it goes out again under the same id, which the
 * server acts on once.
 */
function keep(change) {
  const kept = JSON.parse(sessionStorage.getItem(ofUser()) ?? '[]');
  sessionStorage.setItem(ofUser(), JSON.stringify(change(kept)));
}

function put(roomId, id, change) {
  const outgoing = timelineOf(roomId).outgoing.map((message) =>
    message.id === id ? { ...message, ...change } : message,
  );
  changeTimeline(roomId, { outgoing });
}

async function transmit(roomId, { id, text }) {
  try {
    await command({ id, command: 'CreateMessage', roomId, targetId: roomId, text });
    keep((kept) => kept.filter((message) => message.id !== id));
  } catch (problem) {
    put(roomId, id, { error: problem });
  }
}

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Shows a text at once and sends it. */
export function say(roomId, text) {
  const message = { id: newId(), text, at: new Date().toISOString() };
  changeTimeline(roomId, { outgoing: [...timelineOf(roomId).outgoing, message] });
  keep((kept) => [...kept, { roomId, ...message }]);
  transmit(roomId, message);
}

export function sayAgain(roomId, message) {
  put(roomId, message.id, { error: undefined });
  transmit(roomId, message);
}

/** Gives up on a text that was refused. */
export function discard(roomId, id) {
  keep((kept) => kept.filter((message) => message.id !== id));
  const outgoing = timelineOf(roomId).outgoing.filter((message) => message.id !== id);
  changeTimeline(roomId, { outgoing });
}

/** Takes up what was on its way before the page was reloaded. */
export function resumeSending() {
  for (const { roomId, ...message } of JSON.parse(sessionStorage.getItem(ofUser()) ?? '[]')) {
    changeTimeline(roomId, { outgoing: [...timelineOf(roomId).outgoing, message] });
    transmit(roomId, message);
  }
}
