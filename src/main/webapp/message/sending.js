import { Problem } from '../app/api.js';
import { t } from '../app/i18n.js';
import { command } from '../app/live.js';
import { store } from '../app/store.js';
import { platform } from '../lib/platform.js';
import { isHeard } from '../room/rooms.js';
import { takeBack } from './drafts.js';
import { stillOutgoing } from './merging.js';
import { forget, keep, kept } from './outbox.js';
import { changeTimeline, freshenTimeline, timelineOf } from './timelines.js';

/** Milliseconds for which the server surely knows an id again, with room for clocks that differ. */
const KNOWN_AGAIN = 12 * 3_600_000;

function put(roomId, id, change) {
  const { messages, outgoing } = timelineOf(roomId);
  const changed = outgoing.map((message) => (message.id === id ? { ...message, ...change } : message));
  if (changed.length > 0) {
    changeTimeline(roomId, { outgoing: stillOutgoing({ messages, outgoing: changed }) });
  }
}

async function transmit(roomId, { id, text }) {
  try {
    const { seq } = await command({ id, command: 'CreateMessage', roomId, targetId: roomId, text });
    forget(id);
    put(roomId, id, { seq });
    if (!isHeard(store.state.rooms.get(roomId))) {
      // No event tells that it is stored.
      freshenTimeline(roomId, seq);
    }
  } catch (problem) {
    put(roomId, id, { error: problem });
    if (problem.status === 404) {
      giveBack(roomId);
    }
  }
}

const show = (roomId, message) =>
  changeTimeline(roomId, { outgoing: [...timelineOf(roomId).outgoing, message] });

/** Shows a text at once and sends it. */
export function say(roomId, text) {
  const message = { id: platform.newId(), text, at: new Date().toISOString() };
  show(roomId, message);
  keep({ roomId, ...message });
  transmit(roomId, message);
}

export function sayAgain(roomId, message) {
  put(roomId, message.id, { error: undefined });
  transmit(roomId, message);
}

/** Gives up on a text that was refused. */
export function discard(roomId, id) {
  forget(id);
  const outgoing = timelineOf(roomId).outgoing.filter((message) => message.id !== id);
  changeTimeline(roomId, { outgoing });
}

/** A room is over: what was on its way there goes back to where it was written. */
export function giveBack(roomId) {
  const notStored = timelineOf(roomId).outgoing.filter(({ seq }) => seq === undefined);
  for (const { id, text } of notStored.reverse()) {
    takeBack(roomId, text);
    discard(roomId, id);
  }
}

/**
 * Takes up what was on its way before the page was opened. It goes out under the same id, for which
 * the server acts once, also where two tabs send it. What lay for too long waits to be asked for.
 */
export function resumeSending() {
  for (const { roomId, ...message } of kept()) {
    if (Date.now() - Date.parse(message.at) < KNOWN_AGAIN) {
      show(roomId, message);
      transmit(roomId, message);
    } else {
      show(roomId, { ...message, error: new Problem(0, { detail: t('message.stale') }) });
    }
  }
}
