/**
 * The OpenAPI document at {@code /openapi}. It has three sources: {@code META-INF/openapi.yaml}
 * says what concerns all calls, the server finds the calls themselves by scanning the resources,
 * and {@link chat.rooms.openapi.ApiDocument} adds what follows from the code: the schemas of the
 * records with their bounds, and the refusals. So a bound stands in one place, its constraint. May
 * know every other package, and none of them knows it.
 */
package chat.rooms.openapi;
