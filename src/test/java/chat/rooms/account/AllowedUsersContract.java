package chat.rooms.account;

import static chat.rooms.support.Bodies.object;
import static chat.rooms.support.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Answer;
import chat.rooms.support.ApiClient;
import chat.rooms.support.AtOnce;
import chat.rooms.support.Deployment;
import chat.rooms.support.Node;
import chat.rooms.support.Person;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AllowedUsersContract {
  private static Node closedNode;

  private final Deployment rooms = Deployment.shared();
  private final Person admin = rooms.admin();
  private final Person anna = rooms.stranger("Anna");

  @BeforeAll
  static void start() {
    closedNode =
        Deployment.shared()
            .startNode("closed", "ALLOWED_USERS_ONLY", "true", "REQUIRE_OTP", "true");
  }

  @AfterAll
  static void stop() {
    closedNode.close();
  }

  @Test
  void an_admin_allows_an_address_and_takes_it_off_the_list() {
    JsonObject entry = object("email", anna.email(), "defaultRole", "user");

    Answer added = admin.post("/allowed-users", entry).is(201);

    assertThat(added.json()).isEqualTo(entry);
    assertThat(added.location()).hasValue("/allowed-users/" + anna.email());
    assertThat(admin.get("/allowed-users").is(200).items()).contains(entry);
    assertThat(admin.delete("/allowed-users/" + anna.email()).is(204).text()).isEmpty();
    assertThat(admin.get("/allowed-users").is(200).items()).doesNotContain(entry);
  }

  @Test
  void an_address_is_allowed_once_whatever_its_case() {
    allow(anna, "user");

    admin
        .post("/allowed-users", object("email", anna.email().toUpperCase(), "defaultRole", "admin"))
        .refuses(409);
  }

  @Test
  void an_address_that_many_allow_at_once_is_on_the_list_once() {
    JsonObject entry = object("email", anna.email(), "defaultRole", "user");

    List<Integer> statuses = AtOnce.call(6, i -> admin.post("/allowed-users", entry).status());

    assertThat(statuses).containsOnlyOnce(201).isSubsetOf(201, 409);
  }

  @Test
  void a_repeated_call_is_answered_as_at_first_even_when_the_address_is_off_the_list_again() {
    ApiClient repeating = admin.api().withHeader("Idempotency-Key", anna.email());
    JsonObject entry = object("email", anna.email(), "defaultRole", "user");
    Answer first = repeating.post("/allowed-users", entry).is(201);
    admin.delete("/allowed-users/" + anna.email()).is(204);

    assertThat(repeating.post("/allowed-users", entry).is(201).json()).isEqualTo(first.json());
    assertThat(admin.get("/allowed-users").items()).doesNotContain(entry);
  }

  @Test
  void an_address_that_is_not_on_the_list_is_not_found() {
    admin.delete("/allowed-users/" + anna.email()).refuses(404);
  }

  @Test
  void an_entry_needs_an_address_and_a_role() {
    admin
        .post("/allowed-users", object("email", "no address", "defaultRole", "user"))
        .names("email");
    admin.post("/allowed-users", object("email", anna.email())).names("defaultRole");
    admin
        .post("/allowed-users", object("email", anna.email(), "defaultRole", "king"))
        .names("defaultRole");
  }

  @Test
  void the_list_is_for_admins_only() {
    Person bob = rooms.person("Bob");

    bob.get("/allowed-users").refuses(403);
    bob.post("/allowed-users", object("email", bob.email(), "defaultRole", "admin")).refuses(403);
    bob.delete("/allowed-users/" + bob.email()).refuses(403);
  }

  @Test
  void while_only_allowed_users_may_a_listed_address_registers_with_a_code() {
    Person closed = Person.named("Anna", closedNode, rooms.mailbox());
    allow(closed, "user");

    closed.stranger().post("/users/register", closed.registration()).refuses(403);
    Person registered = closed.registersWithCode().logsInWithCode();

    assertThat(registered.get("/users/current").json().getJsonArray("roles").toString())
        .isEqualTo("[\"user\"]");
  }

  @Test
  void while_only_allowed_users_may_a_listed_address_gets_its_role() {
    Person closed = Person.named("Anna", closedNode, rooms.mailbox());
    allow(closed, "admin");

    Person registered = closed.registersWithCode().logsInWithCode();

    assertThat(registered.get("/users/current").json().getJsonArray("roles").toString())
        .isEqualTo("[\"user\",\"admin\"]");
    admin.delete("/users/" + registered.id() + "/roles/admin").is(200);
  }

  @Test
  void while_only_allowed_users_may_nobody_else_registers() {
    Person closed = Person.named("Eve", closedNode, rooms.mailbox());
    // A code that another node sent is good here too.
    String code = rooms.stranger("Eve").asksForCode(closed.email());

    closed
        .stranger()
        .post("/users/register-otp", with(closed.registration(), "otp", code))
        .refuses(403);

    assertThat(admin.get("/users/email/" + closed.email()).is(200).array()).isEmpty();
  }

  @Test
  void while_only_allowed_users_may_an_address_that_is_not_listed_is_answered_alike() {
    Person closed = Person.named("Eve", closedNode, rooms.mailbox());
    Person listed = Person.named("Anna", closedNode, rooms.mailbox());
    allow(listed, "user");

    Answer unlisted = closed.stranger().post("/users/send-otp", object("email", closed.email()));
    listed.asksForCode();

    assertThat(unlisted.is(200).json()).isEqualTo(object("message", "otp sent"));
    assertThat(rooms.mailbox().mailsTo(closed.email())).isEmpty();
  }

  @Test
  void calls_that_have_a_twin_with_a_code_are_closed_while_codes_are_required() {
    Person closed = Person.named("Anna", closedNode, rooms.mailbox());
    allow(closed, "user");
    String code = closed.asksForCode();
    ApiClient stranger = closed.stranger();

    stranger.post("/users/register", closed.registration()).refuses(403);
    stranger.post("/users/register-otp", with(closed.registration(), "otp", code)).is(201);
    stranger.post("/users/login", closed.credentials()).refuses(403);
    Person signedIn =
        closed.withToken(
            stranger
                .post("/users/login-otp", with(closed.credentials(), "otp", code))
                .is(200)
                .json());
    signedIn.put("/users/update", closed.profile()).refuses(403);
    signedIn.put("/users/update-otp", with(closed.profile(), "otp", code)).is(200);
  }

  private void allow(Person person, String role) {
    admin.post("/allowed-users", object("email", person.email(), "defaultRole", role)).is(201);
  }
}
