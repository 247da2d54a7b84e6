/**
 * How what clients send becomes records: JSON read strictly ({@link chat.rooms.json.StrictJson}),
 * for REST bodies ({@link chat.rooms.json.JsonBodyReader}) and for frames of sockets alike, and the
 * bounds that its texts are held to.
 *
 * <p>It is not JSON-B, which takes a number for a text, lets invalid UTF-8 through as U+FFFD and
 * names no member in its errors. It is a package of its own, and not a part of {@code security},
 * because nothing here decides who may do what. Knows {@code problem} only.
 */
package chat.rooms.json;
