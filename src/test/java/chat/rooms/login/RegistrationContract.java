package chat.rooms.login;

import static chat.rooms.support.Bodies.with;
import static chat.rooms.support.Bodies.without;
import static chat.rooms.support.Mailbox.codeOtherThan;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Answer;
import chat.rooms.support.AtOnce;
import chat.rooms.support.Deployment;
import chat.rooms.support.OldSocket;
import chat.rooms.support.Person;
import chat.rooms.support.Shapes;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationContract {
  private final Deployment rooms = Deployment.shared();
  private final Person anna = rooms.stranger("Anna");

  @Test
  void whoever_registers_is_a_user_at_a_location() {
    Answer registered = anna.stranger().post("/users/register", anna.registration()).is(201);

    JsonObject user = Shapes.user(registered.json());
    assertThat(user.getString("firstName")).isEqualTo("Anna");
    assertThat(user.getString("lastName")).isEqualTo("Doe");
    assertThat(user.getString("email")).isEqualTo(anna.email());
    assertThat(user.getJsonArray("roles").toString()).isEqualTo("[\"user\"]");
    assertThat(user.getBoolean("isOnline")).isFalse();
    assertThat(registered.location()).hasValue("/users/" + user.getString("id"));
    anna.logsIn().get(registered.location().orElseThrow()).is(200);
  }

  @Test
  void whoever_registers_with_a_code_is_a_user_at_a_location() {
    JsonObject body = with(anna.registration(), "otp", anna.asksForCode());

    Answer registered = anna.stranger().post("/users/register-otp", body).is(201);

    JsonObject user = Shapes.user(registered.json());
    assertThat(registered.location()).hasValue("/users/" + user.getString("id"));
    anna.logsIn();
  }

  @Test
  void the_phone_is_optional() {
    anna.stranger().post("/users/register", without(anna.registration(), "phone")).is(201);
  }

  @Test
  void an_address_registers_once_whatever_its_case() {
    anna.registers();

    anna.stranger()
        .post("/users/register", with(anna.registration(), "email", anna.email().toUpperCase()))
        .refuses(409);
  }

  /** Not all alphabets are written in small letters alike by Java and by PostgreSQL. */
  @ParameterizedTest
  @ValueSource(strings = {"\u2C2F@example.org", "ann@\u0130\u0130.org", "\uA7C0@example.org"})
  void an_address_of_another_alphabet_is_refused(String email) {
    Answer refused =
        anna.stranger().post("/users/register", with(anna.registration(), "email", email));

    assertThat(refused.refuses(400).text()).contains("must be a well-formed e-mail address");
  }

  @Test
  void of_many_who_register_an_address_at_once_one_does() {
    List<Integer> statuses =
        AtOnce.call(
            8,
            i ->
                (i % 2 == 0 ? anna : anna.at(rooms.second()))
                    .stranger()
                    .post("/users/register", anna.registration())
                    .status());

    assertThat(statuses).containsOnlyOnce(201);
    // Only so many passwords are hashed at once.
    assertThat(statuses).isSubsetOf(201, 409, 503);
  }

  @Test
  void a_proven_address_is_not_registered_again_even_with_a_code() {
    anna.registersWithCode();
    JsonObject body = with(anna.registration(), "otp", anna.asksForCode());

    anna.stranger().post("/users/register-otp", body).refuses(409);
  }

  @Test
  void registering_with_a_code_takes_over_what_was_registered_without_proof() {
    Person squatter = anna.registers().logsIn();
    OldSocket socket = squatter.connects();
    JsonObject owner = with(anna.registration(), "password", "the owner's own");
    String code = anna.asksForCode();

    Answer registered =
        anna.stranger().post("/users/register-otp", with(owner, "otp", code)).is(201);

    assertThat(registered.json().getString("id")).isEqualTo(squatter.id());
    squatter.get("/users/current").refuses(401);
    assertThat(socket.closeCode()).isEqualTo(4001);
    anna.stranger().post("/users/login", anna.credentials()).refuses(401);
    anna.stranger()
        .post("/users/login", with(anna.credentials(), "password", "the owner's own"))
        .is(200);
  }

  @Test
  void a_wrong_code_registers_nobody() {
    JsonObject body = with(anna.registration(), "otp", codeOtherThan(anna.asksForCode()));

    anna.stranger().post("/users/register-otp", body).refuses(401);

    anna.stranger().post("/users/login", anna.credentials()).refuses(401);
  }

  @Test
  void the_address_of_the_admin_registers_with_a_code_only() {
    Person impostor = rooms.stranger("Eve");

    impostor
        .stranger()
        .post("/users/register", with(impostor.registration(), "email", Deployment.ADMIN_EMAIL))
        .refuses(403);
    impostor
        .stranger()
        .post(
            "/users/register",
            with(impostor.registration(), "email", Deployment.ADMIN_EMAIL.toUpperCase()))
        .refuses(403);
  }

  @Test
  void whoever_proves_the_address_of_the_admin_is_one() {
    assertThat(rooms.admin().get("/users/current").json().getJsonArray("roles").toString())
        .isEqualTo("[\"user\",\"admin\"]");
  }
}
