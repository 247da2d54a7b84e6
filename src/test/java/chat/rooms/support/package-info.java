/**
 * The real parts that tests and {@code mvn -Prun} stand on: PostgreSQL, Redis, a mail server, nodes
 * of Rooms as processes, and clients that speak to them as strangers do. Knows nothing of the
 * application but its settings.
 */
package chat.rooms.support;
