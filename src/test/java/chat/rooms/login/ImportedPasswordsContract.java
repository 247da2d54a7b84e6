package chat.rooms.login;

import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Deployment;
import chat.rooms.support.Person;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder.BCryptVersion;

class ImportedPasswordsContract {
  private final Deployment rooms = Deployment.shared();
  private final Person anna = rooms.stranger("Anna");

  @Test
  void the_bcrypt_hash_of_an_imported_database_logs_in_and_is_rehashed() throws SQLException {
    for (BCryptVersion version : BCryptVersion.values()) {
      Person imported = rooms.stranger("Ida");
      importUser(imported, new BCryptPasswordEncoder(version, 6).encode(Person.PASSWORD));

      imported.logsIn().get("/users/current").is(200);

      assertThat(hashOf(imported)).contains("argon2id");
      imported.logsIn();
    }
  }

  @Test
  void a_wrong_password_does_not_touch_an_imported_hash() throws SQLException {
    String hash = new BCryptPasswordEncoder(6).encode("another password");
    importUser(anna, hash);

    anna.stranger().post("/users/login", anna.credentials()).refuses(401);

    assertThat(hashOf(anna)).isEqualTo(hash);
  }

  @Test
  void a_hash_of_no_known_kind_matches_nothing() throws SQLException {
    importUser(anna, Person.PASSWORD);

    anna.stranger().post("/users/login", anna.credentials()).refuses(401);
  }

  @Test
  void passwords_are_stored_as_argon2id() throws SQLException {
    anna.registers();

    assertThat(hashOf(anna)).contains("argon2id").doesNotContain(Person.PASSWORD);
  }

  private void importUser(Person person, String hash) throws SQLException {
    try (Connection connection = rooms.postgres().connect("rooms");
        var insert =
            connection.prepareStatement(
                """
                insert into users
                  (id, created_at, updated_at, first_name, last_name, email, password_hash)
                values (gen_random_uuid()::text, now(), now(), 'Ida', 'Old', ?, ?)
                """)) {
      insert.setString(1, person.email());
      insert.setString(2, hash);
      insert.executeUpdate();
    }
  }

  private String hashOf(Person person) throws SQLException {
    try (Connection connection = rooms.postgres().connect("rooms");
        var select =
            connection.prepareStatement("select password_hash from users where email = ?")) {
      select.setString(1, person.email());
      ResultSet row = select.executeQuery();
      row.next();
      return row.getString(1);
    }
  }
}
