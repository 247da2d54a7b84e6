/**
 * From the log to those who hear a room on this node. The database is the ordered log, and Redis
 * only wakes: {@link chat.rooms.delivery.RedisPublisher} copies what has committed, {@link
 * chat.rooms.delivery.RedisSubscriber} hears the copies, {@link chat.rooms.delivery.Deliveries}
 * hands them to the room's dispatcher, and a {@link chat.rooms.delivery.RoomFeed} sends each number
 * once and in order, reading what is missing from the log. {@link chat.rooms.delivery.Reconciler}
 * notices what no copy told of. Knows messages, and no sockets: whoever listens is a {@link
 * chat.rooms.delivery.Listener}.
 */
package chat.rooms.delivery;
