import { call } from '../app/api.js';
import { store } from '../app/store.js';
import { besideNewest, isFull, PAGE, shortened, withMessages } from './merging.js';

/**
 * A loaded conversation:
 * - `messages`: the API's Messages, oldest first, without a hole up to the newest
 * - `complete`: whether they reach back to the first one
 * - `loading`: stands for the page that is awaited, or null
 * - `failed`: the status with which the last loading failed, 0 without an answer, and before which
 *   event its page ends, or no number for the newest: `{status, before?}`, or null
 * - `outgoing`: what has not been seen as stored yet: `{id, text, at, error?, seq?}`, with a number
 *   once the server has said that it is
 * - `newSince`: the number of the event up to which all was read on coming in, or null
 */
const NEW = Object.freeze({
  messages: [],
  complete: false,
  loading: null,
  failed: null,
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

/** Loads the newest page, or the one before an event. What was awaited until then comes too late. */
async function load(roomId, before) {
  const { messages: known } = timelineOf(roomId);
  const loading = {};
  const isLate = () => timelineOf(roomId).loading !== loading;
  changeTimeline(roomId, { loading, failed: null });
  try {
    const query = before ? `&before=${before}` : '';
    const page = await call('GET', `/messages/${encodeURIComponent(roomId)}?size=${PAGE}${query}`);
    if (!isLate()) {
      const timeline = timelineOf(roomId);
      const beside = before ? timeline : besideNewest(timeline, page, known);
      const complete = beside.complete || !isFull(page);
      changeTimeline(roomId, { ...withMessages(beside, page), complete, loading: null });
    }
  } catch (problem) {
    if (!isLate()) {
      changeTimeline(roomId, { loading: null, failed: { status: problem.status, before } });
    }
  }
}

/** Loads the newest messages of a room unless they are there. */
export async function openTimeline(roomId) {
  const { messages, complete, loading } = timelineOf(roomId);
  if (messages.length === 0 && !complete && !loading) {
    await load(roomId);
  }
}

/**
 * Loads the newest again where the room has gone on since, or where loading was in vain. What is
 * being loaded may be from before, too.
 */
export async function freshenTimeline(roomId, head) {
  const timeline = store.state.timelines.get(roomId);
  if (timeline && (timeline.failed || head > (timeline.messages.at(-1)?.seq ?? 0))) {
    await load(roomId);
  }
}

/** Loads what comes before the oldest message that is there. */
export async function loadOlder(roomId) {
  const { messages, complete, loading } = timelineOf(roomId);
  if (messages.length > 0 && !complete && !loading) {
    await load(roomId, messages[0].seq);
  }
}

/** Loads what could not be loaded. */
export async function retryLoading(roomId) {
  await load(roomId, timelineOf(roomId).failed?.before);
}

/** Begins anew: the copy is void. What is not sent yet stays. */
export async function reloadTimeline(roomId) {
  if (store.state.timelines.has(roomId)) {
    changeTimeline(roomId, { messages: [], complete: false, loading: null });
    await openTimeline(roomId);
  }
}

/** Nobody looks at it any longer. It may have been closed already. */
export function leaveTimeline(roomId) {
  const timeline = store.state.timelines.get(roomId);
  if (timeline) {
    changeTimeline(roomId, { ...shortened(timeline), newSince: null });
  }
}

/** How many more messages than are kept an open conversation may have. */
const SLACK = 200;

/** Whoever looks at the newest messages all day does not need what is far above them. */
export function keepLatest(roomId) {
  const timeline = store.state.timelines.get(roomId);
  const latest = timeline && shortened(timeline, SLACK);
  if (latest && latest !== timeline) {
    changeTimeline(roomId, latest);
  }
}

/** Applies what happened to a message. Older ones than are loaded come with their page. */
export function applyMessage(roomId, message) {
  const timeline = store.state.timelines.get(roomId);
  if (timeline) {
    const reached = timeline.complete || message.seq >= (timeline.messages[0]?.seq ?? 0);
    const changed = { ...timeline, ...withMessages(timeline, reached ? [message] : []) };
    changeTimeline(roomId, store.state.route.id === roomId ? changed : shortened(changed));
  }
}
