package chat.rooms.faults;

import static chat.rooms.support.Bodies.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What ends a session closes its sockets on every node within two seconds, also while no node
 * reaches Redis: then nothing tells the others but the database.
 */
@Faulty
class SessionsFault {
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final int SESSION_ENDED = 4001;

  @Test
  void a_logout_ends_sockets_everywhere_with_redis_cut_off(FaultyCluster cluster) {
    endsSocketsInTime(
        cluster, person -> Rest.call(cluster.node(0), person, "POST", "/users/logout", null));
  }

  @Test
  void a_changed_password_ends_the_other_sockets_with_redis_cut_off(FaultyCluster cluster) {
    endsSocketsInTime(
        cluster,
        person -> {
          var change = object("current", People.password(), "password", "another password");
          Person elsewhere = cluster.people().signIn(person);
          Rest.call(cluster.node(0), elsewhere, "PUT", "/users/password", change);
        });
  }

  @Test
  void a_ban_ends_sockets_everywhere_with_redis_cut_off(FaultyCluster cluster) {
    Person admin = admin(cluster);
    endsSocketsInTime(
        cluster,
        person ->
            Rest.call(cluster.node(0), admin, "POST", "/users/" + person.id() + "/ban", null));
  }

  @Test
  void a_session_whose_time_is_over_ends_everywhere_with_redis_cut_off(FaultyCluster cluster) {
    endsSocketsInTime(
        cluster,
        person ->
            cluster.inDatabase(
                "update login_session set expires_at = now() where user_id = '"
                    + person.id()
                    + "'"));
  }

  @Test
  void a_role_that_is_taken_ends_its_rights_on_open_sockets_with_redis_cut_off(
      FaultyCluster cluster) {
    Person admin = admin(cluster);
    Person former = admin(cluster);
    try (Trial trial = new Trial(cluster, 0, "a role taken with Redis cut off")) {
      cluster.nodes().forEach(node -> trial.client(former).connectTo(node));
      trial.awaitConnected();
      cluster.nodes().forEach(node -> node.redis().cut());
      Rest.call(cluster.node(0), admin, "DELETE", "/users/" + former.id() + "/roles/admin", null);
      List<Attempt> attempts =
          trial.clients().stream().map(client -> announces(client, trial.journal())).toList();
      Trial.await(
          "refusals",
          SOON,
          () -> attempts.stream().allMatch(attempt -> attempt.is(Attempt.Outcome.REFUSED)));
    }
  }

  private static Attempt announces(Client client, Journal journal) {
    Attempt attempt = journal.tries(client.person().id(), "announcements");
    client.sender().post(attempt, attempt.id() + " is for admins");
    return attempt;
  }

  private static Person admin(FaultyCluster cluster) {
    Person admin = cluster.people().newcomer();
    cluster.inDatabase("update users set admin = true where id = '" + admin.id() + "'");
    return admin;
  }

  private static void endsSocketsInTime(FaultyCluster cluster, Consumer<Person> end) {
    Person person = cluster.people().newcomer();
    try (Trial trial = new Trial(cluster, 0, "sessions ended with Redis cut off")) {
      cluster.nodes().forEach(node -> trial.client(person).connectTo(node));
      trial.awaitConnected();
      cluster.nodes().forEach(node -> node.redis().cut());
      end.accept(person);
      long since = System.nanoTime();
      List<Client> clients = trial.clients();
      Trial.await(
          "all sockets closed",
          SOON.multipliedBy(10),
          () -> clients.stream().allMatch(client -> client.lastCode() == SESSION_ENDED));
      assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThanOrEqualTo(SOON);
    }
  }
}
