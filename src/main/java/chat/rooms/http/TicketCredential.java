package chat.rooms.http;

import jakarta.security.enterprise.credential.Credential;

/** A ticket that opens one socket, instead of a token in the address. */
public record TicketCredential(String ticket) implements Credential {}
