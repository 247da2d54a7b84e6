/**
 * What stands between the network and the resources: who a request comes from ({@link
 * chat.rooms.http.BearerAuthentication}), whether it comes too often, from whose page, and which
 * headers every answer carries. The filters' order is in web.xml. Knows security and problems;
 * whether a session is still open it asks the container's identity stores.
 */
package chat.rooms.http;
