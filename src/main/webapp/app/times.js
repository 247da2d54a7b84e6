/**
 * Whether the first of two times of the server (RFC 3339) is later. As texts they are in no order: a
 * fraction of zero is left out.
 */
export const isLater = (time, than) => Date.parse(time) > Date.parse(than);
