package chat.rooms.login;

import static chat.rooms.support.Bodies.object;
import static chat.rooms.support.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Answer;
import chat.rooms.support.AtOnce;
import chat.rooms.support.Deployment;
import chat.rooms.support.Person;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Calls that have found the password to be right, when it is replaced before they are done. */
class OvertakenLoginsContract {
  private static final String NEW_PASSWORD = "a new password";

  private final Deployment rooms = Deployment.shared();
  private final Person anna = rooms.person("Anna");
  private final JsonObject renewed = with(anna.credentials(), "password", NEW_PASSWORD);

  @Test
  void a_login_with_the_old_password_comes_too_late_for_a_reset() throws SQLException {
    String code = anna.asksForCode();

    overtaken(() -> reset(code), this::login).refuses(401);

    login(renewed).is(200);
  }

  @Test
  void a_login_of_a_squatter_comes_too_late_for_the_owner() throws SQLException {
    JsonObject owner = ownerWith(anna.asksForCode());

    overtaken(() -> takeOver(owner), this::login).refuses(401);

    login(renewed).is(200);
  }

  @Test
  void a_login_with_the_old_password_comes_too_late_for_its_change() throws SQLException {
    overtaken(() -> change(NEW_PASSWORD), this::login).refuses(401);

    login(renewed).is(200);
  }

  @Test
  void a_login_that_comes_too_late_leaves_its_code_unspent() throws SQLException {
    String code = anna.asksForCode();

    overtaken(() -> reset(code), () -> loginWithCode(anna.credentials(), code)).refuses(401);

    loginWithCode(renewed, code).is(200);
  }

  @Test
  void an_imported_hash_that_is_rehashed_does_not_bring_the_old_password_back()
      throws SQLException {
    importHash();
    String code = anna.asksForCode();

    overtaken(() -> reset(code), this::login).refuses(401);

    login().refuses(401);
    login(renewed).is(200);
  }

  @Test
  void of_two_logins_that_rehash_an_imported_hash_both_succeed() throws SQLException {
    importHash();

    overtaken(() -> login().is(200), this::login).is(200);
  }

  @Test
  void a_squatter_who_changes_the_password_comes_too_late_for_the_owner() throws SQLException {
    JsonObject owner = ownerWith(anna.asksForCode());

    overtaken(() -> takeOver(owner), () -> change("the squatter's password")).refuses(401);

    login(renewed).is(200);
  }

  @Test
  void a_squatter_who_moves_the_account_comes_too_late_for_the_owner() throws SQLException {
    JsonObject owner = ownerWith(anna.asksForCode());
    JsonObject elsewhere = elsewhere();

    overtaken(() -> takeOver(owner), () -> move(elsewhere)).refuses(401);

    login(renewed).is(200);
  }

  @Test
  void an_owner_who_comes_too_late_for_a_squatter_does_not_get_the_account_that_was_moved()
      throws SQLException {
    JsonObject owner = ownerWith(anna.asksForCode());
    JsonObject elsewhere = elsewhere();

    overtaken(() -> move(elsewhere), () -> takeOver(owner)).refuses(409);

    takeOver(owner).is(201);
    login(renewed).is(200);
  }

  /**
   * Makes two calls wait for the account, and gives the answer to the second: PostgreSQL serves
   * those who wait in the order in which they came.
   */
  private Answer overtaken(Supplier<Answer> first, Supplier<Answer> second) throws SQLException {
    try (Connection lock = rooms.postgres().connect("rooms")) {
      lock.setAutoCommit(false);
      holdAccount(lock);
      CompletableFuture<Answer> before = AtOnce.meanwhile(first);
      rooms.postgres().awaitWaiting(1);
      CompletableFuture<Answer> after = AtOnce.meanwhile(second);
      rooms.postgres().awaitWaiting(2);
      lock.rollback();
      assertThat(before.join().status()).isLessThan(300);
      return after.join();
    }
  }

  private void holdAccount(Connection connection) throws SQLException {
    try (var lock = connection.prepareStatement("select 1 from users where id = ? for update")) {
      lock.setString(1, anna.id());
      assertThat(lock.executeQuery().next()).isTrue();
    }
  }

  private void importHash() throws SQLException {
    try (Connection connection = rooms.postgres().connect("rooms");
        var update =
            connection.prepareStatement("update users set password_hash = ? where id = ?")) {
      update.setString(1, new BCryptPasswordEncoder(6).encode(Person.PASSWORD));
      update.setString(2, anna.id());
      update.executeUpdate();
    }
  }

  private Answer login() {
    return login(anna.credentials());
  }

  private Answer login(JsonObject credentials) {
    return anna.stranger().post("/users/login", credentials);
  }

  private Answer loginWithCode(JsonObject credentials, String code) {
    return anna.stranger().post("/users/login-otp", with(credentials, "otp", code));
  }

  private Answer reset(String code) {
    return anna.stranger().post("/users/reset-password", with(renewed, "otp", code));
  }

  private JsonObject ownerWith(String code) {
    return with(with(anna.registration(), "password", NEW_PASSWORD), "otp", code);
  }

  private Answer takeOver(JsonObject owner) {
    return anna.stranger().post("/users/register-otp", owner);
  }

  private JsonObject elsewhere() {
    String email = "new." + anna.email();
    return with(with(anna.profile(), "email", email), "otp", anna.asksForCode(email));
  }

  private Answer move(JsonObject elsewhere) {
    return anna.put("/users/update-otp", elsewhere);
  }

  private Answer change(String password) {
    return anna.put("/users/password", object("current", Person.PASSWORD, "password", password));
  }
}
