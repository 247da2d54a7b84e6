package chat.rooms.account;

import chat.rooms.problem.Problem;
import chat.rooms.problem.Refusal;
import chat.rooms.problem.Refusals;
import chat.rooms.security.SessionCredential;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** Knows whether a token's session is still open and its user not banned. */
@ApplicationScoped
public class AccountIdentityStore implements IdentityStore {
  @EJB private UserService users;
  @Inject private Refusals refusals;

  /**
   * Everybody whose session is open is a user. What else somebody may is read when they do it,
   * since a role may be taken while a request is under way.
   *
   * @throws Refusal 503 where the database is away
   */
  public CredentialValidationResult validate(SessionCredential credential) {
    try {
      User user = users.current(credential.caller());
      return new CredentialValidationResult(user.id(), Set.of(Role.USER.wireName()));
    } catch (RuntimeException e) {
      Refusal refusal = refusals.of(e);
      if (refusal.problem() == Problem.UNAUTHENTICATED) {
        return CredentialValidationResult.INVALID_RESULT;
      }
      throw refusal;
    }
  }
}
