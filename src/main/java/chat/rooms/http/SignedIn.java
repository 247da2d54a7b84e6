package chat.rooms.http;

import chat.rooms.security.Caller;
import jakarta.security.enterprise.CallerPrincipal;

/** How the container knows a caller. */
public final class SignedIn extends CallerPrincipal {
  private final transient Caller caller;

  public SignedIn(Caller caller) {
    super(caller.userId());
    this.caller = caller;
  }

  public Caller caller() {
    return caller;
  }
}
