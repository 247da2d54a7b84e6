/**
 * What is said in rooms, and the log of all that happens to them. Writing goes one way: a service
 * takes the room's next number, changes the message, and hands both to the {@link
 * chat.rooms.message.EventLog}, which tells of it as a {@link chat.rooms.message.RoomEvent}. Knows
 * the rooms, and nobody who listens.
 */
package chat.rooms.message;
