package chat.rooms.problem;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers every exception that a call ends with. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
  @Inject private Refusals refusals;

  @Override
  public Response toResponse(Throwable thrown) {
    Refusal refusal = refusals.of(thrown);
    Response.ResponseBuilder answer =
        Response.status(refusal.problem().status())
            .type(ProblemDetails.MEDIA_TYPE)
            .entity(ProblemDetails.of(refusal));
    refusal
        .retryAfterSeconds()
        .ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
    if (refusal.problem() == Problem.UNAUTHENTICATED) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return answer.build();
  }
}
