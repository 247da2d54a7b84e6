/**
 * Proves what Rooms promises about delivery. Three nodes run as processes, each behind {@link
 * chat.rooms.faults.Proxy proxies} of its own, on a real PostgreSQL and a real Redis that are
 * killed and started again; {@link chat.rooms.faults.Client}s send, retry, listen and resume, and
 * write down what they see; the {@link chat.rooms.faults.Oracle} compares that with the log in the
 * database. Nothing in here knows the server's code: only its addresses, its protocol and its
 * tables.
 *
 * <p>Classes that end in {@code Fault} hold the guarantees G1 to G15, briefly in every build and at
 * full {@link chat.rooms.faults.Scale} with {@code -Pfaults}.
 */
package chat.rooms.faults;
