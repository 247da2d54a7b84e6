package chat.rooms.problem;

import jakarta.annotation.Nullable;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A problem as it goes over the wire, RFC 9457, with two members more.
 *
 * @param type where the kind of problem is described
 * @param title the kind of problem, the same for all of its kind
 * @param status the HTTP status, repeated
 * @param detail what went wrong this time, a sentence for people
 * @param error the same sentence, under the name that clients of the old API show
 * @param violations what is wrong with each member of the request, or null where that says nothing
 */
public record ProblemDetails(
    @Schema(format = "uri-reference", example = "/problems.html#not-found") String type,
    String title,
    int status,
    String detail,
    String error,
    @Nullable List<Violation> violations) {

  /** The media type of RFC 9457, section 3. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public static ProblemDetails of(Refusal refusal) {
    Problem problem = refusal.problem();
    return new ProblemDetails(
        problem.type(),
        problem.title(),
        problem.status(),
        refusal.getMessage(),
        refusal.getMessage(),
        refusal.violations().isEmpty() ? null : refusal.violations());
  }
}
