package chat.rooms.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class RefusalsTest {
  private final Refusals refusals = new Refusals();

  @Test
  void a_database_that_is_away_is_unavailable_however_that_shows() {
    assertThat(of(new SQLException("I/O error", "08006"))).isEqualTo(Problem.UNAVAILABLE);
    assertThat(of(new SQLException("shutting down", "57P01"))).isEqualTo(Problem.UNAVAILABLE);
    assertThat(of(new SQLException("no connection is free"))).isEqualTo(Problem.UNAVAILABLE);
    // What the server throws where a connection breaks in the commit.
    assertThat(of(new SystemException())).isEqualTo(Problem.UNAVAILABLE);
  }

  @Test
  void what_nobody_expected_is_a_defect() {
    assertThat(of(new SQLException("syntax error", "42601"))).isEqualTo(Problem.INTERNAL);
    assertThat(of(new IllegalStateException())).isEqualTo(Problem.INTERNAL);
  }

  private Problem of(Exception failure) {
    return refusals.of(new EJBException(failure)).problem();
  }
}
