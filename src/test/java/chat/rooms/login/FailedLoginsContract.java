package chat.rooms.login;

import static chat.rooms.support.Bodies.object;
import static chat.rooms.support.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Answer;
import chat.rooms.support.ApiClient;
import chat.rooms.support.Deployment;
import chat.rooms.support.Person;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Five failed logins per account and address together, ten times that per each of them. */
class FailedLoginsContract {
  private static final int ATTEMPTS = 5;
  private static final int MORE_ATTEMPTS = 50;

  private final Deployment rooms = Deployment.shared();
  private final Person anna = rooms.person("Anna");
  private final JsonObject wrong = with(anna.credentials(), "password", "not the password");

  @Test
  void after_five_failures_even_the_right_password_has_to_wait() {
    failFiveTimes();

    Answer refused = anna.stranger().post("/users/login", anna.credentials()).refuses(429);

    assertThat(refused.header("Retry-After")).hasValueSatisfying(FailedLoginsContract::isSeconds);
  }

  @Test
  void failures_are_counted_for_all_nodes_together() {
    failFiveTimes();

    anna.at(rooms.second()).stranger().post("/users/login", anna.credentials()).refuses(429);
  }

  @Test
  void logins_with_a_code_are_counted_with_those_without() {
    for (int i = 0; i < ATTEMPTS; i++) {
      anna.stranger()
          .post("/users/login-otp", with(anna.credentials(), "otp", "000000"))
          .refuses(401);
    }

    anna.stranger().post("/users/login", anna.credentials()).refuses(429);
    anna.stranger()
        .post("/users/login-otp", with(anna.credentials(), "otp", "000000"))
        .refuses(429);
  }

  @Test
  void wrong_tries_to_change_the_password_are_counted_too() {
    for (int i = 0; i < ATTEMPTS; i++) {
      anna.put("/users/password", object("current", "wrong", "password", "a new one")).refuses(401);
    }

    anna.put("/users/password", object("current", Person.PASSWORD, "password", "a new one"))
        .refuses(429);
  }

  @Test
  void another_address_is_not_held_up() {
    failFiveTimes();

    anotherAddress().post("/users/login", anna.credentials()).is(200);
  }

  @Test
  void another_account_is_not_held_up() {
    failFiveTimes();

    anna.stranger().post("/users/login", rooms.person("Bob").credentials()).is(200);
  }

  @Test
  void a_login_that_succeeds_forgets_the_failures_before() {
    for (int round = 0; round < 2; round++) {
      for (int i = 1; i < ATTEMPTS; i++) {
        anna.stranger().post("/users/login", wrong).refuses(401);
      }
      anna.stranger().post("/users/login", anna.credentials()).is(200);
    }
  }

  @Test
  void an_account_is_held_up_after_fifty_failures_from_wherever() {
    for (int i = 0; i < MORE_ATTEMPTS; i++) {
      anotherAddress().post("/users/login", wrong).refuses(401);
    }

    anotherAddress().post("/users/login", anna.credentials()).refuses(429);
  }

  @Test
  void an_address_is_held_up_after_fifty_failures_for_whichever_account() {
    for (int i = 0; i < MORE_ATTEMPTS; i++) {
      anna.stranger().post("/users/login", rooms.stranger("Eve").credentials()).refuses(401);
    }

    anna.stranger().post("/users/login", anna.credentials()).refuses(429);
  }

  @Test
  void an_unknown_account_is_held_up_like_a_known_one() {
    Person eve = rooms.stranger("Eve");
    for (int i = 0; i < ATTEMPTS; i++) {
      eve.stranger().post("/users/login", eve.credentials()).refuses(401);
    }

    eve.stranger().post("/users/login", eve.credentials()).refuses(429);
  }

  private void failFiveTimes() {
    for (int i = 0; i < ATTEMPTS; i++) {
      anna.stranger().post("/users/login", wrong).refuses(401);
    }
  }

  private ApiClient anotherAddress() {
    return rooms.client();
  }

  private static void isSeconds(String retryAfter) {
    assertThat(Long.parseLong(retryAfter)).isBetween(1L, 600L);
  }
}
