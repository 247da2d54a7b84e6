/**
 * Who calls, and how often they may: {@link chat.rooms.security.Tokens} and {@link
 * chat.rooms.security.Passwords} prove it, {@link chat.rooms.security.RateLimiter} and {@link
 * chat.rooms.security.LoginLimiter} bound it, {@link chat.rooms.security.ClientAddress} says from
 * where. Keys are made from the one secret, each for one purpose ({@link
 * chat.rooms.security.Keys}). Knows {@code problem} and {@code redis}, and of the settings what it
 * is given; what a user is, it does not know.
 */
package chat.rooms.security;
