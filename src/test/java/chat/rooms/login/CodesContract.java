package chat.rooms.login;

import static chat.rooms.support.Bodies.object;
import static chat.rooms.support.Bodies.with;
import static chat.rooms.support.Mailbox.codeOtherThan;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Answer;
import chat.rooms.support.ApiClient;
import chat.rooms.support.AtOnce;
import chat.rooms.support.Deployment;
import chat.rooms.support.Person;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class CodesContract {
  private final Deployment rooms = Deployment.shared();
  private final Person anna = rooms.person("Anna");

  @Test
  void known_and_unknown_addresses_are_answered_alike() {
    Answer known = send(anna);
    Answer unknown = send(rooms.stranger("Eve"));

    assertThat(known.is(200).json()).isEqualTo(object("message", "otp sent"));
    assertThat(unknown.is(200).json()).isEqualTo(known.json());
  }

  @Test
  void a_person_registers_and_logs_in_with_the_same_code() {
    Person bob = rooms.stranger("Bob");
    String code = bob.asksForCode();

    bob.stranger().post("/users/register-otp", with(bob.registration(), "otp", code)).is(201);
    bob.stranger().post("/users/login-otp", with(bob.credentials(), "otp", code)).is(200);
  }

  @Test
  void a_code_serves_each_call_once() {
    String code = anna.asksForCode();

    login(anna, code).is(200);
    login(anna, code).refuses(401);
    update(anna, code).is(200);
    update(anna, code).refuses(401);
    reset(anna, code).is(200);
    reset(anna, code).refuses(401);
  }

  @Test
  void of_fifty_calls_at_once_a_code_serves_one() {
    String code = anna.asksForCode();

    List<Integer> statuses =
        fifty(i -> update(anna.at(i % 2 == 0 ? rooms.first() : rooms.second()), code));

    assertThat(statuses).containsOnlyOnce(200);
    assertThat(statuses).isSubsetOf(200, 401);
  }

  @Test
  void of_fifty_registrations_at_once_a_code_serves_one() {
    Person bob = rooms.stranger("Bob");
    JsonObject body = with(bob.registration(), "otp", bob.asksForCode());

    List<Integer> statuses = fifty(i -> bob.stranger().post("/users/register-otp", body));

    assertThat(statuses).containsOnlyOnce(201);
    // Only so many passwords are hashed at once.
    assertThat(statuses).isSubsetOf(201, 401, 409, 503);
  }

  @Test
  void of_fifty_logins_at_once_a_code_serves_one() {
    String code = anna.asksForCode();
    JsonObject body = with(anna.credentials(), "otp", code);

    List<Integer> statuses = fifty(i -> anotherAddress().post("/users/login-otp", body));

    assertThat(statuses).containsOnlyOnce(200);
    assertThat(statuses).isSubsetOf(200, 401, 429, 503);
  }

  @Test
  void after_five_wrong_tries_over_all_calls_a_code_is_void() {
    String code = anna.asksForCode();
    String wrong = codeOtherThan(code);

    login(anna, wrong).refuses(401);
    update(anna, wrong).refuses(401);
    reset(anna, wrong).refuses(401);
    login(anna, wrong).refuses(401);
    update(anna, wrong).refuses(401);

    update(anna, code).refuses(401);
  }

  @Test
  void after_four_wrong_tries_a_code_is_good_still() {
    String code = anna.asksForCode();
    for (int i = 0; i < 4; i++) {
      update(anna, codeOtherThan(code)).refuses(401);
    }

    update(anna, code).is(200);
  }

  @Test
  void a_new_code_voids_the_old() {
    String old = anna.asksForCode();
    String latest = anna.asksForCode();

    if (!old.equals(latest)) {
      update(anna, old).refuses(401);
    }
    update(anna, latest).is(200);
  }

  @Test
  void a_code_of_one_address_is_worth_nothing_for_another() {
    Person bob = rooms.person("Bob");
    String code = anna.asksForCode();
    bob.asksForCode();

    update(bob, code).refuses(401);
    login(bob, code).refuses(401);
  }

  @Test
  void a_code_is_spent_only_when_everything_else_is_right() {
    String code = anna.asksForCode();

    anna.stranger()
        .post("/users/login-otp", with(with(anna.credentials(), "password", "wrong"), "otp", code))
        .refuses(401);
    login(anna, code).is(200);
    anna.put("/users/update-otp", with(with(anna.profile(), "firstName", ""), "otp", code))
        .names("firstName");
    update(anna, code).is(200);
  }

  @Test
  void a_code_is_not_spent_by_who_may_not_have_the_address() {
    Person bob = rooms.person("Bob");
    String forTaken = bob.asksForCode(anna.email());

    bob.put("/users/update-otp", with(with(bob.profile(), "email", anna.email()), "otp", forTaken))
        .refuses(409);

    update(anna, forTaken).is(200);
  }

  @Test
  void a_code_that_was_sent_to_the_new_address_changes_the_email() {
    String newEmail = "new." + anna.email();
    String code = anna.asksForCode(newEmail);
    JsonObject moved = with(anna.profile(), "email", newEmail);

    Answer answer = anna.put("/users/update-otp", with(moved, "otp", code)).is(200);

    assertThat(answer.json().getString("email")).isEqualTo(newEmail);
    anna.stranger().post("/users/login", anna.credentials()).refuses(401);
    anna.stranger().post("/users/login", with(anna.credentials(), "email", newEmail)).is(200);
  }

  @Test
  void a_code_that_was_sent_to_the_old_address_changes_no_email() {
    JsonObject moved = with(anna.profile(), "email", "new." + anna.email());

    anna.put("/users/update-otp", with(moved, "otp", anna.asksForCode())).refuses(401);
  }

  @Test
  void a_third_code_in_a_row_is_not_sent_and_nobody_is_told() {
    anna.asksForCode();
    String code = anna.asksForCode();

    Answer third = send(anna).is(200);

    assertThat(third.json()).isEqualTo(object("message", "otp sent"));
    // Mails leave in turn, by two threads: when these have come, that one would have come too.
    rooms.person("Bob").asksForCode();
    rooms.person("Carl").asksForCode();
    assertThat(rooms.mailbox().mailsTo(anna.email())).hasSize(2);
    update(anna, code).is(200);
  }

  @Test
  void the_resend_is_throttled_alike_for_addresses_that_nobody_has() {
    Person eve = rooms.stranger("Eve");

    for (int i = 0; i < 4; i++) {
      assertThat(send(eve).is(200).json()).isEqualTo(object("message", "otp sent"));
    }

    Awaitility.await().until(() -> rooms.mailbox().mailsTo(eve.email()).size() >= 2);
    rooms.person("Bob").asksForCode();
    assertThat(rooms.mailbox().mailsTo(eve.email())).hasSize(2);
  }

  @Test
  void who_asks_for_more_than_fifty_codes_has_to_wait_whether_they_are_for_somebody_or_not() {
    ApiClient flood = anotherAddress();
    for (int i = 0; i < 50; i++) {
      send(flood, rooms.stranger("Eve")).is(200);
    }

    Answer known = send(flood, anna).refuses(429);
    Answer unknown = send(flood, rooms.stranger("Eve")).refuses(429);

    assertThat(unknown.json()).isEqualTo(known.json());
    assertThat(Long.parseLong(known.header("Retry-After").orElseThrow())).isBetween(1L, 600L);
    anna.asksForCode();
  }

  @Test
  void a_password_is_reset_for_nobody_without_an_account() {
    Person eve = rooms.stranger("Eve");

    reset(eve, eve.asksForCode()).refuses(404);
  }

  private static Answer send(Person person) {
    return send(person.stranger(), person);
  }

  private static Answer send(ApiClient client, Person to) {
    return client.post("/users/send-otp", object("email", to.email()));
  }

  private Answer login(Person person, String code) {
    return person.stranger().post("/users/login-otp", with(person.credentials(), "otp", code));
  }

  private static Answer update(Person person, String code) {
    return person.put("/users/update-otp", with(person.profile(), "otp", code));
  }

  /** To a session that goes on: the password stays as it is. */
  private static Answer reset(Person person, String code) {
    return person.stranger().post("/users/reset-password", with(person.credentials(), "otp", code));
  }

  private static List<Integer> fifty(IntFunction<Answer> call) {
    return AtOnce.call(50, i -> call.apply(i).status());
  }

  private ApiClient anotherAddress() {
    return rooms.client();
  }
}
