/**
 * Rooms, a multi-room chat server: the application's entry and its settings, which every feature
 * may know. Each feature is a package of its own below this one, and they know each other in one
 * direction only, from {@code problem} up through {@code account}, {@code room} and {@code message}
 * to {@code realtime}; a test has the whole order. What runs and describes them, {@code operations}
 * and {@code openapi}, may know all.
 */
package chat.rooms;
