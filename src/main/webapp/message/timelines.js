import { call } from '../app/api.js';
import { store } from '../app/store.js';

/** How many messages are loaded at a time; the API gives at most 100. */
const PAGE = 50;

/**
 * A loaded conversation:
 * - `messages`: the API's Messages, oldest first, without a hole up to the newest
 * - `complete`: whether they reach back to the first one
 * - `loading`: `newest`, `older` or null; `failed`: the status with which the last loading failed,
 *   0 without an answer, or false
 * - `outgoing`: what is not stored yet: `{id, text, at, error?}`
 * - `newSince`: the number of the event up to which all was read on coming in, or null
 */
const NEW = Object.freeze({
  messages: [],
  complete: false,
  loading: null,
  failed: false,
  outgoing: [],
  newSince: null,
});

export const timelineOf = (roomId) => store.state.timelines.get(roomId) ?? NEW;

export function changeTimeline(roomId, change) {
  const timelines = new Map(store.state.timelines);
  timelines.set(roomId, { ...timelineOf(roomId), ...change });
  store.set({ timelines });
}

export function closeTimeline(roomId) {
  const timelines = new Map(store.state.timelines);
  timelines.delete(roomId);
  store.set({ timelines });
}

/** Joins messages by id; of two forms of one, the later stays. */
function merged(known, given) {
  const byId = new Map(known.map((message) => [message.id, message]));
  for (const message of given) {
    const before = byId.get(message.id);
    if (!before || message.updatedAt >= before.updatedAt) {
      byId.set(message.id, message);
    }
  }
  return [...byId.values()].sort((a, b) => a.seq - b.seq);
}

/** What has been stored is no longer on its way. */
function stillOutgoing(outgoing, messages) {
  const stored = new Set(messages.map(({ clientId }) => clientId));
  return outgoing.some(({ id }) => stored.has(id))
    ? outgoing.filter(({ id }) => !stored.has(id))
    : outgoing;
}

function take(roomId, given, change = {}) {
  const { messages, outgoing } = timelineOf(roomId);
  changeTimeline(roomId, {
    messages: merged(messages, given),
    outgoing: stillOutgoing(outgoing, given),
    ...change,
  });
}

async function load(roomId, which, query) {
  if (timelineOf(roomId).loading) {
    return;
  }
  changeTimeline(roomId, { loading: which, failed: false });
  try {
    const path = `/messages/${encodeURIComponent(roomId)}?size=${PAGE}${query}`;
    const given = await call('GET', path);
    const complete = timelineOf(roomId).complete || given.length < PAGE;
    take(roomId, given, { loading: null, complete });
  } catch (problem) {
    changeTimeline(roomId, { loading: null, failed: problem.status });
  }
}

/** Loads the newest messages of a room unless they are there. */
export async function openTimeline(roomId) {
  const { messages, complete } = timelineOf(roomId);
  if (messages.length === 0 && !complete) {
    await load(roomId, 'newest', '');
  }
}

/** Loads the newest again where the room has gone on since, or where loading was in vain. */
export async function freshenTimeline(roomId, head) {
  const timeline = store.state.timelines.get(roomId);
  if (timeline && (timeline.failed !== false || head > (timeline.messages.at(-1)?.seq ?? 0))) {
    await load(roomId, 'newest', '');
  }
}

/** Loads what comes before the oldest message that is there. */
export async function loadOlder(roomId) {
  const { messages, complete } = timelineOf(roomId);
  if (messages.length > 0 && !complete) {
    await load(roomId, 'older', `&before=${messages[0].seq}`);
  }
}

/** Begins anew: the copy is void. What is not sent yet stays. */
export async function reloadTimeline(roomId) {
  if (store.state.timelines.has(roomId)) {
    changeTimeline(roomId, { messages: [], complete: false, loading: null });
    await openTimeline(roomId);
  }
}

/** Applies what happened to a message. Older ones than are loaded come with their page. */
export function applyMessage(roomId, message) {
  const timeline = store.state.timelines.get(roomId);
  if (timeline) {
    const reached = timeline.complete || message.seq >= (timeline.messages[0]?.seq ?? 0);
    take(roomId, reached ? [message] : []);
  }
}
