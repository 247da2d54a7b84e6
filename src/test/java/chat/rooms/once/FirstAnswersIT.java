package chat.rooms.once;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.rooms.Ids;
import chat.rooms.operations.RoomsDataSource;
import chat.rooms.problem.Problem;
import chat.rooms.problem.Refusal;
import chat.rooms.support.RoomsArchive;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Acting once, with real transactions and a real database. */
@ExtendWith(ArquillianExtension.class)
class FirstAnswersIT {
  @Inject private FirstAnswers firstAnswers;
  @Inject private UserTransaction transaction;
  @Resource private ManagedExecutorService executor;

  @Resource(lookup = RoomsDataSource.JNDI_NAME)
  private DataSource database;

  private final String actor = Ids.next();
  private final RequestKey key = RequestKey.of("key", "say", "hello");

  @Deployment
  static WebArchive war() {
    return RoomsArchive.with(FirstAnswersIT.class);
  }

  @Test
  void the_first_call_acts_and_its_retry_is_told_what_it_made() throws Exception {
    assertEquals(Optional.empty(), claim(key, "made-first", true));
    assertEquals(Optional.of("made-first"), claim(key, "made-again", true));
  }

  @Test
  void for_a_day_a_retry_is_told_what_the_first_call_made() throws Exception {
    claim(key, "made-first", true);
    age("23 hours 59 minutes");

    assertEquals(Optional.of("made-first"), firstAnswers.find(actor, key));
    assertEquals(Optional.of("made-first"), claim(key, "made-again", true));
  }

  @Test
  void after_a_day_the_key_is_free_for_whatever_call() throws Exception {
    RequestKey other = RequestKey.of("key", "say", "goodbye");
    claim(key, "made-first", true);
    age("24 hours 1 minute");

    assertEquals(Optional.empty(), firstAnswers.find(actor, key));
    assertEquals(Optional.empty(), claim(other, "made-again", true));
    assertEquals(Optional.of("made-again"), firstAnswers.find(actor, other));
  }

  @Test
  void a_call_that_was_rolled_back_leaves_its_key_free() throws Exception {
    claim(key, "refused", false);

    assertEquals(Optional.empty(), claim(key, "made", true));
  }

  @Test
  void the_same_key_with_other_content_is_a_conflict() throws Exception {
    claim(key, "made", true);

    Refusal refusal =
        assertThrows(
            Refusal.class, () -> claim(RequestKey.of("key", "say", "goodbye"), "other", true));

    assertEquals(Problem.CONFLICT, refusal.problem());
  }

  @Test
  void of_many_calls_at_once_exactly_one_acts() throws Exception {
    List<Future<Optional<String>>> calls = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String reference = "made-by-" + i;
      calls.add(executor.submit(() -> claim(key, reference, true)));
    }

    int acted = 0;
    for (Future<Optional<String>> call : calls) {
      acted += call.get().isEmpty() ? 1 : 0;
    }

    assertEquals(1, acted);
  }

  /** Lets the actor's calls have been this long ago. */
  private void age(String age) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "update first_answer set at = now() - ?::interval where actor_id = ?")) {
      update.setString(1, age);
      update.setString(2, actor);
      assertEquals(1, update.executeUpdate());
    }
  }

  private Optional<String> claim(RequestKey requestKey, String reference, boolean commits)
      throws Exception {
    transaction.begin();
    try {
      return firstAnswers.claim(actor, requestKey, reference);
    } finally {
      if (commits && transaction.getStatus() == Status.STATUS_ACTIVE) {
        transaction.commit();
      } else {
        transaction.rollback();
      }
    }
  }
}
