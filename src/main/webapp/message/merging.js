import { isLater } from '../app/times.js';

/** How many messages are loaded at a time; the API gives at most 100. */
export const PAGE = 50;
/** How many messages are kept of a conversation that nobody looks at. */
const KEPT = 200;

/** Joins messages by id; of two forms of one, the later stays. */
function merged(known, given) {
  const byId = new Map(known.map((message) => [message.id, message]));
  for (const message of given) {
    const before = byId.get(message.id);
    if (!before || !isLater(before.updatedAt, message.updatedAt)) {
      byId.set(message.id, message);
    }
  }
  return [...byId.values()].sort((a, b) => a.seq - b.seq);
}

/** What has been stored is no longer on its way, also where the newest messages no longer show it. */
export function stillOutgoing({ messages, outgoing }, given = []) {
  const stored = new Set(given.map(({ clientId }) => clientId));
  const isStored = ({ id, seq }) => stored.has(id) || seq <= messages.at(-1)?.seq;
  return outgoing.some(isStored) ? outgoing.filter((message) => !isStored(message)) : outgoing;
}

/** What becomes of a timeline by further messages. */
export function withMessages({ messages: known, outgoing }, given) {
  const messages = merged(known, given);
  return { messages, outgoing: stillOutgoing({ messages, outgoing }, given) };
}

export const isFull = (page) => page.length === PAGE;

/** What stays of a timeline beside a page of the newest: nothing that a hole may part from it. */
export function besideNewest(timeline, page, known) {
  const ids = new Set(known.map(({ id }) => id));
  if (!isFull(page) || known.length === 0 || page.some(({ id }) => ids.has(id))) {
    return timeline;
  }
  const since = page[0].seq;
  return { ...timeline, messages: timeline.messages.filter(({ seq }) => seq > since), complete: false };
}

/**
 * As much of a timeline as is kept, once it is longer by so many messages; what comes before that
 * is loaded again when it is wanted.
 */
export const shortened = (timeline, slack = 0) =>
  timeline.messages.length > KEPT + slack
    ? { ...timeline, messages: timeline.messages.slice(-KEPT), complete: false, loading: null }
    : timeline;
