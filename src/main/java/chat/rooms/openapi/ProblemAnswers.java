package chat.rooms.openapi;

import static chat.rooms.problem.Problem.CONFLICT;
import static chat.rooms.problem.Problem.INTERNAL;
import static chat.rooms.problem.Problem.INVALID;
import static chat.rooms.problem.Problem.NOT_ACCEPTABLE;
import static chat.rooms.problem.Problem.NOT_FOUND;
import static chat.rooms.problem.Problem.TOO_LARGE;
import static chat.rooms.problem.Problem.TOO_MANY_REQUESTS;
import static chat.rooms.problem.Problem.UNAUTHENTICATED;
import static chat.rooms.problem.Problem.UNAVAILABLE;
import static chat.rooms.problem.Problem.UNSUPPORTED_MEDIA_TYPE;

import chat.rooms.problem.Problem;
import chat.rooms.problem.ProblemDetails;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * The refusals that calls may answer with. Most follow from what a call is: who needs a token may
 * lack one, what has a body may get none. Where a call says itself when it refuses, that stays.
 */
final class ProblemAnswers {
  private ProblemAnswers() {}

  /** One answer for each problem, for all calls to refer to. */
  static Map<String, APIResponse> shared() {
    Map<String, APIResponse> answers = new TreeMap<>();
    Arrays.stream(Problem.values()).forEach(p -> answers.put(p.code(), answer(p)));
    return answers;
  }

  static void addTo(Operation call) {
    APIResponses answers = call.getResponses();
    answers.getAPIResponses().forEach(ProblemAnswers::complete);
    for (Problem problem : of(call)) {
      String status = String.valueOf(problem.status());
      if (!answers.hasAPIResponse(status)) {
        answers.addAPIResponse(status, OASFactory.createAPIResponse().ref(problem.code()));
      }
    }
  }

  private static List<Problem> of(Operation call) {
    List<Problem> problems = new ArrayList<>();
    if (call.getRequestBody() != null || !ApiDocument.parameters(call).isEmpty()) {
      problems.add(INVALID);
    }
    if (call.getSecurity() == null || call.getSecurity().isEmpty()) {
      problems.add(UNAUTHENTICATED);
    }
    if (ApiDocument.parameters(call).stream().anyMatch(p -> p.getIn() == Parameter.In.PATH)) {
      problems.add(NOT_FOUND);
    }
    problems.add(NOT_ACCEPTABLE);
    if (ApiDocument.has(call, "Idempotency-Key")) {
      problems.add(CONFLICT);
    }
    if (call.getRequestBody() != null) {
      problems.addAll(List.of(TOO_LARGE, UNSUPPORTED_MEDIA_TYPE));
    }
    problems.addAll(List.of(TOO_MANY_REQUESTS, INTERNAL, UNAVAILABLE));
    return problems;
  }

  /** What a resource says of a refusal is only when it comes; the body is the same for all. */
  private static void complete(String status, APIResponse answer) {
    Arrays.stream(Problem.values())
        .filter(problem -> status.equals(String.valueOf(problem.status())))
        .findFirst()
        .ifPresent(problem -> answer.content(content(problem)));
  }

  private static APIResponse answer(Problem problem) {
    APIResponse answer =
        OASFactory.createAPIResponse()
            .description(titles(problem.status()))
            .content(content(problem));
    if (problem == TOO_MANY_REQUESTS || problem == UNAVAILABLE) {
      answer.addHeader("Retry-After", Answers.header("Retry-After"));
    }
    return answer;
  }

  private static String titles(int status) {
    return Arrays.stream(Problem.values())
        .filter(problem -> problem.status() == status)
        .map(Problem::title)
        .collect(Collectors.joining("; "));
  }

  private static Content content(Problem problem) {
    return OASFactory.createContent()
        .addMediaType(
            ProblemDetails.MEDIA_TYPE,
            OASFactory.createMediaType()
                .schema(OASFactory.createSchema().ref(ProblemDetails.class.getSimpleName()))
                .example(example(problem)));
  }

  private static Map<String, Object> example(Problem problem) {
    Map<String, Object> example = new LinkedHashMap<>();
    example.put("type", problem.type());
    example.put("title", problem.title());
    example.put("status", problem.status());
    example.put("detail", "what went wrong this time");
    example.put("error", "what went wrong this time");
    return example;
  }
}
