package chat.rooms.account;

import chat.rooms.once.FirstAnswers;
import chat.rooms.once.RequestKey;
import chat.rooms.problem.Refusal;
import chat.rooms.security.Caller;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** The list of those who may register while ALLOWED_USERS_ONLY; admins keep it. */
@Stateless
public class AllowedUserService {
  @PersistenceContext private EntityManager em;
  @EJB private UserService users;
  @EJB private FirstAnswers firstAnswers;

  public List<AllowedUserView> all(Caller caller) {
    users.requireAdmin(caller);
    return em
        .createQuery("select a from AllowedUser a order by a.email", AllowedUser.class)
        .getResultList()
        .stream()
        .map(AllowedUser::view)
        .toList();
  }

  /**
   * Puts an address on the list.
   *
   * @throws Refusal 409 where it is there
   */
  public AllowedUserView add(Caller caller, NewAllowedUser allowed, String key) {
    users.requireAdmin(caller);
    RequestKey requestKey = RequestKey.of(key, "allow", allowed.email(), allowed.defaultRole());
    AllowedUser entry = new AllowedUser(allowed);
    if (!firstAnswers.isDone(caller.userId(), requestKey)) {
      if (find(allowed.email()).isPresent()) {
        throw Refusal.conflict("this address is allowed already");
      }
      em.persist(entry);
      // Of two at once one fails here, and not with a trace in the commit.
      em.flush();
    }
    return entry.view();
  }

  /**
   * Takes an address off the list; who registered with it stays.
   *
   * @throws Refusal 404 where it is not there
   */
  public void remove(Caller caller, String email, String key) {
    users.requireAdmin(caller);
    RequestKey requestKey = RequestKey.of(key, "disallow", email);
    if (!firstAnswers.isDone(caller.userId(), requestKey)) {
      em.remove(find(email).orElseThrow(() -> Refusal.notFound("no such allowed address")));
    }
  }

  /** The entry of an address, for those who let people register. */
  public Optional<AllowedUser> find(String email) {
    return Optional.ofNullable(em.find(AllowedUser.class, User.normalised(email)));
  }
}
