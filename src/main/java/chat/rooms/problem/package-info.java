/**
 * What can go wrong, and how each becomes an answer: one catalogue ({@link
 * chat.rooms.problem.Problem}), one exception that carries an entry of it ({@link
 * chat.rooms.problem.Refusal}), one body (RFC 9457). Knows no other package of Rooms.
 */
package chat.rooms.problem;
