package chat.rooms.http;

import chat.rooms.security.Caller;
import jakarta.security.enterprise.credential.Credential;

/** A genuine token's session, which may have ended since; whoever keeps the accounts knows. */
public record SessionCredential(Caller caller) implements Credential {}
