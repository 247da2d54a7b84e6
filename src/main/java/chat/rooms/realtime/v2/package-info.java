/**
 * The protocol rooms.v2, for clients that lose nothing: positions in the {@link
 * chat.rooms.realtime.v2.Hello}, catch-up, then live; acknowledgements, presence, typing, read
 * positions, heartbeats. Knows the sockets of the realtime package, which know it only as a {@link
 * chat.rooms.realtime.Protocol}.
 */
package chat.rooms.realtime.v2;
