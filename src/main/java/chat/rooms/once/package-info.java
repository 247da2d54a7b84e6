/**
 * Acting once, however often a client repeats itself: the keys that calls carry, and what each of
 * them made the first time. Knows security, for the keyed hash of a call's content.
 */
package chat.rooms.once;
