package chat.rooms.account;

import chat.rooms.http.SessionCredential;
import chat.rooms.http.SignedIn;
import chat.rooms.http.TicketCredential;
import chat.rooms.problem.Problem;
import chat.rooms.problem.Refusal;
import chat.rooms.problem.Refusals;
import chat.rooms.security.Caller;
import chat.rooms.session.SocketTickets;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;
import java.util.function.Supplier;

/** Knows whether a token's session is still open and its user not banned. */
@ApplicationScoped
public class AccountIdentityStore implements IdentityStore {
  @EJB private UserService users;
  @EJB private SocketTickets tickets;
  @Inject private Refusals refusals;

  /**
   * Everybody whose session is open is a user. What else somebody may is read when they do it,
   * since a role may be taken while a request is under way.
   *
   * @throws Refusal 503 where the database is away
   */
  public CredentialValidationResult validate(SessionCredential credential) {
    return validate(() -> credential.caller());
  }

  /** The same for a ticket, which is used up by it. */
  public CredentialValidationResult validate(TicketCredential credential) {
    return validate(
        () ->
            tickets
                .redeem(credential.ticket())
                .orElseThrow(() -> Refusal.unauthenticated("this ticket is no longer good")));
  }

  private CredentialValidationResult validate(Supplier<Caller> credential) {
    try {
      Caller caller = credential.get();
      users.current(caller);
      return new CredentialValidationResult(new SignedIn(caller), Set.of(Role.USER.wireName()));
    } catch (RuntimeException e) {
      Refusal refusal = refusals.of(e);
      if (refusal.problem() == Problem.UNAUTHENTICATED) {
        return CredentialValidationResult.INVALID_RESULT;
      }
      throw refusal;
    }
  }
}
