import { isSystem } from './kinds.js';
import { dayOf } from './times.js';

/** Milliseconds within which one author's messages belong together. */
const TOGETHER = 5 * 60_000;

function continues(message, before) {
  return (
    before &&
    !isSystem(before) &&
    before.userId === message.userId &&
    Date.parse(message.createdAt) - Date.parse(before.createdAt) < TOGETHER
  );
}

/**
 * The rows of a conversation: days, the line before what is new, and messages, each knowing whether
 * it continues what its author said just before.
 */
export function rowsOf({ messages, newSince }, me) {
  const rows = [];
  let before = null;
  let marked = newSince === null;
  for (const message of messages) {
    if (!before || dayOf(before.createdAt) !== dayOf(message.createdAt)) {
      rows.push({ kind: 'day', key: `day-${dayOf(message.createdAt)}`, at: message.createdAt });
      before = null;
    }
    if (!marked && message.seq > newSince && message.userId !== me) {
      rows.push({ kind: 'new', key: 'new' });
      marked = true;
      before = null;
    }
    const kind = isSystem(message) ? 'system' : 'message';
    rows.push({ kind, key: message.id, message, continued: continues(message, before) });
    before = message;
  }
  return rows;
}
