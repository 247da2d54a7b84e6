package chat.rooms.http;

import chat.rooms.problem.Refusal;
import chat.rooms.security.Caller;
import chat.rooms.security.ClientAddress;
import chat.rooms.security.RateLimiter;
import chat.rooms.security.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Signs in whoever brings a bearer token (RFC 6750), and counts every call: per user where the
 * token is genuine, per address otherwise, before anything is asked of the database.
 *
 * <p>It refuses nobody itself. Open calls ignore a bad token, and an answer needs the headers that
 * the filters add, so what it finds wrong is left on the request for {@link RefusalFilter}.
 */
@ApplicationScoped
public class BearerAuthentication implements HttpAuthenticationMechanism {
  private static final String COUNTED = BearerAuthentication.class.getName() + ".counted";

  @Inject private Tokens tokens;
  @Inject private RateLimiter limiter;
  @Inject private ClientAddress clientAddress;
  @Inject private IdentityStoreHandler identityStores;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    if (!ApiRequest.isCounted(request)) {
      return context.doNothing();
    }
    Optional<Caller> caller = ApiRequest.token(request).flatMap(tokens::verify);
    try {
      count(request, caller);
      return credential(request, caller)
          .map(credential -> signIn(credential, context))
          .orElseGet(context::doNothing);
    } catch (Refusal refusal) {
      RefusalFilter.leave(request, refusal);
      return context.doNothing();
    }
  }

  private static Optional<Credential> credential(
      HttpServletRequest request, Optional<Caller> caller) {
    return caller
        .<Credential>map(SessionCredential::new)
        .or(() -> ApiRequest.ticket(request).map(TicketCredential::new));
  }

  /** Once for each request: the container asks again where nobody has signed in. */
  private void count(HttpServletRequest request, Optional<Caller> caller) {
    if (request.getAttribute(COUNTED) != null) {
      return;
    }
    request.setAttribute(COUNTED, true);
    Optional<Duration> wait =
        caller.isPresent()
            ? limiter.exceededByUser(caller.get().userId())
            : limiter.exceededByAddress(clientAddress.of(request));
    if (wait.isPresent()) {
      throw Refusal.tooMany(wait.get());
    }
  }

  private AuthenticationStatus signIn(Credential credential, HttpMessageContext context) {
    CredentialValidationResult result = identityStores.validate(credential);
    return result.getStatus() == CredentialValidationResult.Status.VALID
        ? context.notifyContainerAboutLogin(result)
        : context.doNothing();
  }
}
