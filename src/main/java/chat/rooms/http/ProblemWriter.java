package chat.rooms.http;

import chat.rooms.json.JsonWriter;
import chat.rooms.problem.Problem;
import chat.rooms.problem.ProblemDetails;
import chat.rooms.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes problems where no JAX-RS resource is asked. */
@ApplicationScoped
public class ProblemWriter {
  /** Answers with the refusal, and the headers that belong to it. */
  public void write(Refusal refusal, HttpServletResponse response) throws IOException {
    byte[] body = JsonWriter.write(ProblemDetails.of(refusal)).getBytes(StandardCharsets.UTF_8);
    response.setStatus(refusal.problem().status());
    response.setContentType(ProblemDetails.MEDIA_TYPE);
    refusal
        .retryAfterSeconds()
        .ifPresent(seconds -> response.setHeader("Retry-After", String.valueOf(seconds)));
    if (refusal.problem() == Problem.UNAUTHENTICATED) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
