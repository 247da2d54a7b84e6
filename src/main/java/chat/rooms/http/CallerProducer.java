package chat.rooms.http;

import chat.rooms.security.Caller;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;

/** Makes whoever calls injectable into what serves a request. */
@Dependent
public class CallerProducer {
  @Inject private SecurityContext security;

  /** The caller, or null on an open call. */
  @Produces
  public Caller caller() {
    return security.getCallerPrincipal() instanceof SignedIn signedIn ? signedIn.caller() : null;
  }
}
