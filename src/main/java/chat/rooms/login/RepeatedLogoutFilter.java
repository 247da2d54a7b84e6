package chat.rooms.login;

import chat.rooms.http.ApiRequest;
import chat.rooms.security.Tokens;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers a logout that is repeated with its key as it was answered first. Its session is over, so
 * the token signs nobody in any longer; but it is genuine, and so says whose logout is repeated.
 */
@Provider
@RepeatableLogout
@Priority(Priorities.AUTHENTICATION)
public class RepeatedLogoutFilter implements ContainerRequestFilter {
  @Inject private Tokens tokens;
  @Inject private LoginService logins;
  @Context private HttpServletRequest request;

  @Override
  public void filter(ContainerRequestContext context) {
    String key = context.getHeaderString("Idempotency-Key");
    if (context.getSecurityContext().getUserPrincipal() == null) {
      ApiRequest.token(request)
          .flatMap(tokens::verify)
          .filter(caller -> logins.loggedOutBefore(caller, key))
          .ifPresent(caller -> context.abortWith(Response.noContent().build()));
    }
  }
}
