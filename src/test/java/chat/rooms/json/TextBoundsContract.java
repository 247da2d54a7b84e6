package chat.rooms.json;

import static chat.rooms.support.Bodies.object;
import static chat.rooms.support.Bodies.with;
import static chat.rooms.support.Bodies.without;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Answer;
import chat.rooms.support.Deployment;
import chat.rooms.support.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every bound of a text at its edge and one beyond, in characters as people count them. */
class TextBoundsContract {
  private static final String EMOJI = "\uD83D\uDE00";

  private static final Deployment rooms = Deployment.shared();
  private static final Person anna = rooms.person("Anna");
  private static final String team = anna.creates("Team");

  /** Spaces of several alphabets, and what has no shape at all. */
  static String[] blanks() {
    return new String[] {
      "", "   ", "\t\r\n", "\u00a0\u00a0\u00a0", "\u2003\u3000\u2003", "\u200b\u200b\u200b"
    };
  }

  /** What no part of Rooms can carry, as JSON writes it. */
  static String[] broken() {
    return new String[] {"nul \\u0000 inside", "half \\ud83d of a pair", "\\ude00 other half"};
  }

  @ParameterizedTest
  @ValueSource(strings = {"firstName", "lastName"})
  void names_of_people_have_one_to_fifty_characters(String member) {
    update(member, "x").is(200);
    update(member, "x".repeat(50)).is(200);
    update(member, EMOJI.repeat(50)).is(200);

    update(member, "").names(member);
    update(member, "x".repeat(51)).names(member);
    update(member, EMOJI.repeat(51)).names(member);
  }

  @ParameterizedTest
  @MethodSource("blanks")
  void names_of_people_are_not_blank(String blank) {
    update("firstName", blank).names("firstName");
    update("lastName", blank).names("lastName");
  }

  @Test
  void names_of_people_are_required() {
    anna.put("/users/update", without(anna.profile(), "firstName")).names("firstName");
    anna.put("/users/update", with(anna.profile(), "lastName", null)).names("lastName");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345678", "123456789012345", "+12345678", "+123456789012345"})
  void a_phone_has_eight_to_fifteen_digits_and_perhaps_a_plus(String phone) {
    update("phone", phone).is(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1234567",
        "1234567890123456",
        "+1234567",
        "+1234567890123456",
        "++12345678",
        "12345678+",
        "1234 5678",
        "1234-5678",
        "12345678x",
        "１２３４５６７８"
      })
  void anything_else_is_no_phone(String phone) {
    update("phone", phone).names("phone");
  }

  @Test
  void a_new_password_has_eight_to_128_characters() {
    Person bob = rooms.stranger("Bob");
    Person carl = rooms.stranger("Carl");

    registers(bob, "x".repeat(7)).names("password");
    registers(bob, "x".repeat(129)).names("password");
    registers(bob, EMOJI.repeat(129)).names("password");
    registers(bob, "x".repeat(8)).is(201);
    registers(carl, EMOJI.repeat(128)).is(201);
    logsIn(carl, EMOJI.repeat(128)).is(200);
    logsIn(carl, EMOJI.repeat(127)).refuses(401);
  }

  @Test
  void a_password_is_bounded_wherever_it_is_given() {
    for (String wrong : new String[] {"x".repeat(7), "x".repeat(129)}) {
      anna.put("/users/password", object("current", Person.PASSWORD, "password", wrong))
          .names("password");
      anna.stranger()
          .post(
              "/users/reset-password",
              object("email", anna.email(), "otp", "123456", "password", wrong))
          .names("password");
    }
    logsIn(anna, "x".repeat(129)).names("password");
    logsIn(anna, "").names("password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "1234567", "12345x", " 12345", "12345 ", "-12345", "１２３４５６"})
  void a_code_has_six_digits(String code) {
    anna.stranger().post("/users/login-otp", with(anna.credentials(), "otp", code)).names("otp");
    anna.put("/users/update-otp", with(anna.profile(), "otp", code)).names("otp");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "x@",
        "@x",
        "x@y@z",
        "x y@z.org",
        "x@y z",
        "x@y.org,z@y.org",
        "<x@y.org>"
      })
  void an_email_is_an_address(String email) {
    anna.stranger().post("/users/send-otp", object("email", email)).names("email");
    anna.stranger()
        .post("/users/register", with(anna.registration(), "email", email))
        .names("email");
  }

  @Test
  void names_of_rooms_have_three_to_fifty_characters() {
    renames("xxx").is(200);
    renames("x".repeat(50)).is(200);
    renames(EMOJI.repeat(3)).is(200);
    renames(EMOJI.repeat(50)).is(200);

    renames("xx").names("name");
    renames("x".repeat(51)).names("name");
    renames(EMOJI.repeat(2)).names("name");
    renames(EMOJI.repeat(51)).names("name");
    anna.post("/rooms", object("name", "xx")).names("name");
    anna.post("/rooms", object("name", "x".repeat(51))).names("name");
    anna.post("/rooms", object("roomType", "Private")).names("name");
  }

  @ParameterizedTest
  @MethodSource("blanks")
  void names_of_rooms_are_not_blank(String blank) {
    renames(blank).names("name");
  }

  @Test
  void blanks_around_the_name_of_a_room_do_not_count() {
    assertThat(renames("  Team  ").is(200).json().getString("name")).isEqualTo("Team");
    assertThat(renames("  " + "x".repeat(50) + " ").is(200).json().getString("name")).hasSize(50);

    renames(" x ").names("name");
    anna.post("/rooms", object("name", " x ")).names("name");
  }

  @Test
  void a_text_has_one_to_four_thousand_characters() {
    says("x").is(201);
    says("x".repeat(4_000)).is(201);
    assertThat(says(EMOJI.repeat(4_000)).is(201).json().getString("text"))
        .isEqualTo(EMOJI.repeat(4_000));

    says("x".repeat(4_001)).names("text");
    says(EMOJI.repeat(4_001)).names("text");
    anna.post("/messages/" + team, object("clientId", "1")).names("text");
  }

  @Test
  void an_edited_text_has_the_same_bounds() {
    String message = "/messages/" + says("Hello").is(201).id();

    anna.put(message, object("text", "x".repeat(4_000))).is(200);
    anna.put(message, object("text", "x".repeat(4_001))).names("text");
    anna.put(message, object("text", "")).names("text");
  }

  @ParameterizedTest
  @MethodSource("blanks")
  void a_text_is_not_blank(String blank) {
    says(blank).names("text");
  }

  @ParameterizedTest
  @MethodSource("broken")
  void no_text_carries_a_nul_or_half_a_character(String broken) {
    anna.post("/messages/" + team, "{\"text\":\"" + broken + "\"}").names("text");
    anna.post("/messages/" + team, "{\"text\":\"x\",\"clientId\":\"" + broken + "\"}")
        .names("clientId");
    anna.post("/rooms", "{\"name\":\"" + broken + "\"}").names("name");
    String profile = anna.profile().toString().replace("\"Anna\"", "\"" + broken + "\"");
    anna.put("/users/update", profile).names("firstName");
    String login = "{\"email\":\"x@example.org\",\"password\":\"" + broken + "\"}";
    anna.stranger().post("/users/login", login).names("password");
    anna.stranger().post("/users/send-otp", "{\"email\":\"" + broken + "@x.org\"}").names("email");
  }

  @Test
  void a_client_id_has_at_most_fifty_characters() {
    anna.post("/messages/" + team, object("text", "x", "clientId", "i".repeat(50))).is(201);

    anna.post("/messages/" + team, object("text", "x", "clientId", "i".repeat(51)))
        .names("clientId");
    anna.post("/messages/" + team, object("text", "x", "clientId", "")).names("clientId");
  }

  private static Answer update(String member, String value) {
    return anna.put("/users/update", with(anna.profile(), member, value));
  }

  private static Answer registers(Person person, String password) {
    return person
        .stranger()
        .post("/users/register", with(person.registration(), "password", password));
  }

  private static Answer logsIn(Person person, String password) {
    return person.stranger().post("/users/login", with(person.credentials(), "password", password));
  }

  private static Answer renames(String name) {
    return anna.put("/rooms/" + team, object("name", name));
  }

  private static Answer says(String text) {
    return anna.post("/messages/" + team, object("text", text));
  }
}
