/** Who is online. Knows Redis alone, and users only by their ids. */
package chat.rooms.presence;
