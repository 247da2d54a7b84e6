/**
 * The AsyncAPI document at {@code /asyncapi}: both protocols of the socket, each frame with its
 * bounds. It is written by hand, in {@code META-INF/asyncapi.json}, so that it is no copy of the
 * code; the tests hold each frame that they see against it. Knows the settings alone.
 */
package chat.rooms.asyncapi;
