/**
 * Sockets: the endpoint, what each protocol says on it, and looking after those that are open. A
 * command goes from {@link chat.rooms.realtime.ChatEndpoint} through its {@link
 * chat.rooms.realtime.Connection}'s queue to {@link chat.rooms.realtime.RoomCommands}, which calls
 * the same services as REST; an event comes from the delivery package to the connection's {@link
 * chat.rooms.realtime.Outbox}. Knows everything below.
 */
package chat.rooms.realtime;
