/**
 * Rooms, who is in them, how far each has read, and the numbers of their events. What happens to a
 * room is told as a {@link chat.rooms.room.RoomChange}; the log above this package writes it down.
 * Knows accounts.
 */
package chat.rooms.room;
