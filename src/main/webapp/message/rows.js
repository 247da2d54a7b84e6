import { isSystem } from './kinds.js';
import { dayOf } from './times.js';

/** Milliseconds within which one author's messages belong together. */
const TOGETHER = 5 * 60_000;

const goesOn = (row, before) =>
  before?.userId === row.userId && Date.parse(row.at) - Date.parse(before.at) < TOGETHER;

/** What is not stored yet comes last, however long ago it was written. */
const atTheEnd = (at, messages) => {
  const last = messages.at(-1)?.createdAt;
  return last && Date.parse(last) > Date.parse(at) ? last : at;
};

const asRows = ({ messages, outgoing }, me) => [
  ...messages.map((message) => ({
    kind: isSystem(message) ? 'system' : 'message',
    key: message.id,
    message,
    at: message.createdAt,
    seq: message.seq,
    userId: isSystem(message) ? null : message.userId,
    isMine: message.userId === me,
  })),
  ...outgoing.map((message) => ({
    kind: 'outgoing',
    key: message.id,
    message,
    at: atTheEnd(message.at, messages),
    userId: me,
    isMine: true,
  })),
];

/**
 * The rows of a conversation: days, the line before what is new, and messages, each knowing whether
 * it continues what its author said just before.
 */
export function rowsOf(timeline, me) {
  const rows = [];
  let before = null;
  let marked = timeline.newSince === null;
  for (const row of asRows(timeline, me)) {
    if (!before || dayOf(before.at) !== dayOf(row.at)) {
      rows.push({ kind: 'day', key: `day-${dayOf(row.at)}`, at: row.at });
      before = null;
    }
    if (!marked && row.seq > timeline.newSince && !row.isMine) {
      rows.push({ kind: 'new', key: 'new', at: row.at });
      marked = true;
      before = null;
    }
    rows.push({ ...row, continued: Boolean(row.userId) && goesOn(row, before) });
    before = row;
  }
  return rows;
}
