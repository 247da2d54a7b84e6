package chat.rooms.problem;

import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.LogLines;
import jakarta.ejb.EJBException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalsTest {
  private static final String INNER_DETAIL = "column password_hash of Anna";

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

  @ParameterizedTest
  @MethodSource("defects")
  void a_defect_is_told_as_an_incident_that_the_log_has_whole_and_the_answer_has_not(
      Exception defect) {
    try (LogLines log = new LogLines(Refusals.class)) {
      String answer = ProblemDetails.of(refusals.of(defect)).toString();

      assertThat(log.lines()).singleElement().asString().matches("incident [0-9a-f-]{36}");
      assertThat(log.failures()).containsExactly(defect);
      assertThat(answer).contains(log.lines().get(0)).doesNotContain(INNER_DETAIL);
    }
  }

  static Stream<Exception> defects() {
    return Stream.of(
        new IllegalStateException(INNER_DETAIL),
        new EJBException(new IllegalStateException(INNER_DETAIL)),
        new EJBException(new SQLException(INNER_DETAIL, "42601")));
  }

  @Test
  void each_incident_has_an_id_of_its_own() {
    assertThat(refusals.of(new IllegalStateException()).getMessage())
        .isNotEqualTo(refusals.of(new IllegalStateException()).getMessage());
  }

  private Problem of(Exception failure) {
    return refusals.of(new EJBException(failure)).problem();
  }
}
