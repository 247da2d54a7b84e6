/**
 * The way to Redis: one pooled client for the node, which costs time only while Redis is out of
 * reach ({@link chat.rooms.redis.Redis}), and scripts ({@link chat.rooms.redis.Script}).
 *
 * <p>It is a package of its own, below {@code security}, because limits, one-time codes, presence
 * and wake-ups all go through it and none of them owns it. Knows the settings only. Every key and
 * channel begins with {@code rooms:}, so that Redis may be shared; see {@link
 * chat.rooms.redis.Redis#key}.
 */
package chat.rooms.redis;
