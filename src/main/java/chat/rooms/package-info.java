/**
 * Rooms, a multi-room chat server: the application's entry and its settings, which every feature
 * may know. Each feature is a package of its own below this one; they know each other in one
 * direction only: problem, security, presence, account, room, message, realtime. What runs them,
 * {@code operations}, may know all.
 */
package chat.rooms;
