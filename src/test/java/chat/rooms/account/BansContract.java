package chat.rooms.account;

import static chat.rooms.support.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Answer;
import chat.rooms.support.Deployment;
import chat.rooms.support.OldSocket;
import chat.rooms.support.Person;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BansContract {
  private final Deployment rooms = Deployment.shared();
  private final Person admin = rooms.admin();
  private final Person anna = rooms.person("Anna");

  @Test
  void a_ban_ends_all_sessions_of_the_user_on_every_node() {
    Person phone = anna.logsIn().at(rooms.second());

    Answer banned = admin.post(banOf(anna)).is(204);

    assertThat(banned.text()).isEmpty();
    anna.get("/users/current").refuses(401);
    phone.get("/users/current").refuses(401);
  }

  @Test
  void a_ban_closes_the_users_sockets_within_two_seconds_on_every_node() {
    OldSocket here = anna.connects();
    OldSocket there = anna.at(rooms.second()).connects();

    admin.post(banOf(anna)).is(204);

    assertThat(here.closeCodeWithin(Duration.ofSeconds(2))).isEqualTo(4001);
    assertThat(there.closeCodeWithin(Duration.ofSeconds(2))).isEqualTo(4001);
  }

  @Test
  void a_banned_user_logs_in_no_more_until_the_ban_is_lifted() {
    admin.post(banOf(anna)).is(204);
    anna.stranger().post("/users/login", anna.credentials()).refuses(403);

    admin.delete(banOf(anna)).is(204);

    anna.logsIn().get("/users/current").is(200);
    anna.get("/users/current").refuses(401);
  }

  @Test
  void a_ban_is_told_only_to_who_knows_the_password() {
    admin.post(banOf(anna)).is(204);

    anna.stranger()
        .post("/users/login", with(anna.credentials(), "password", "not the password"))
        .refuses(401);
  }

  @Test
  void bans_are_for_admins_only() {
    Person bob = rooms.person("Bob");

    anna.post(banOf(bob)).refuses(403);
    anna.delete(banOf(bob)).refuses(403);
    anna.get("/users/banned").refuses(403);

    bob.get("/users/current").is(200);
  }

  @Test
  void admins_are_told_who_is_banned() {
    admin.post(banOf(anna)).is(204);
    assertThat(admin.get("/users/banned?size=1000").all("id")).contains(anna.id());
    assertThat(admin.get("/users/banned?page=1&size=1").items()).hasSize(1);

    admin.delete(banOf(anna)).is(204);

    assertThat(admin.get("/users/banned?size=1000").all("id")).doesNotContain(anna.id());
  }

  @Test
  void a_second_ban_and_a_ban_that_is_not_there_are_conflicts() {
    admin.delete(banOf(anna)).refuses(409);
    admin.post(banOf(anna)).is(204);
    admin.post(banOf(anna)).refuses(409);
  }

  @Test
  void nobody_cannot_be_banned() {
    admin.post("/users/nobody/ban").refuses(404);
    admin.delete("/users/nobody/ban").refuses(404);
  }

  private static String banOf(Person person) {
    return "/users/" + person.id() + "/ban";
  }
}
