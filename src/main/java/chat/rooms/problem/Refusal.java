package chat.rooms.problem;

import jakarta.ejb.ApplicationException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A call that is not carried out, with the sentence that its sender reads. It rolls back the
 * transaction that it leaves, and passes through EJBs unwrapped.
 */
@ApplicationException(rollback = true)
public class Refusal extends RuntimeException {
  private final Problem problem;
  private final transient List<Violation> violations;
  private final Duration retryAfter;

  private Refusal(Problem problem, String detail, List<Violation> violations, Duration retryAfter) {
    // No stack trace: a refusal is an answer, and is made as often as clients care to be refused.
    super(detail, null, false, false);
    this.problem = problem;
    this.violations = List.copyOf(violations);
    this.retryAfter = retryAfter;
  }

  public Problem problem() {
    return problem;
  }

  public List<Violation> violations() {
    return violations;
  }

  /** How long to wait before trying again, where waiting helps. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /**
   * The same in whole seconds, rounded up, as Retry-After (RFC 9110, section 10.2.3) has it: at
   * least one.
   */
  public Optional<Long> retryAfterSeconds() {
    return retryAfter().map(wait -> Math.max(1, wait.plusMillis(999).toSeconds()));
  }

  public static Refusal of(Problem problem, String detail) {
    return new Refusal(problem, detail, List.of(), null);
  }

  public static Refusal malformed(String detail) {
    return of(Problem.MALFORMED, detail);
  }

  public static Refusal invalid(String field, String message) {
    return invalid(List.of(new Violation(field, message)));
  }

  /** Names every violation in its sentence, since old clients show nothing else. */
  public static Refusal invalid(List<Violation> violations) {
    String detail =
        String.join("; ", violations.stream().map(v -> v.field() + " " + v.message()).toList());
    return new Refusal(Problem.INVALID, detail, violations, null);
  }

  public static Refusal unauthenticated(String detail) {
    return of(Problem.UNAUTHENTICATED, detail);
  }

  /** A credential that is wrong, named as the member of the request that it came in. */
  public static Refusal unauthenticated(Violation violation) {
    return new Refusal(
        Problem.UNAUTHENTICATED,
        violation.field() + " " + violation.message(),
        List.of(violation),
        null);
  }

  public static Refusal forbidden(String detail) {
    return of(Problem.FORBIDDEN, detail);
  }

  /** What is allowed only with something more, named as the member of the request that lacks. */
  public static Refusal forbidden(String detail, Violation lacking) {
    return new Refusal(Problem.FORBIDDEN, detail, List.of(lacking), null);
  }

  public static Refusal notFound(String detail) {
    return of(Problem.NOT_FOUND, detail);
  }

  public static Refusal conflict(String detail) {
    return of(Problem.CONFLICT, detail);
  }

  public static Refusal tooMany(Duration retryAfter) {
    return new Refusal(
        Problem.TOO_MANY_REQUESTS, "too many requests, try again later", List.of(), retryAfter);
  }

  public static Refusal unavailable(String detail) {
    return new Refusal(Problem.UNAVAILABLE, detail, List.of(), Duration.ofSeconds(1));
  }
}
