package chat.rooms.openapi;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** What a call answers with when it is carried out. */
final class Answers {
  private Answers() {}

  /** By what the method returns, or by its annotation where it returns a whole response. */
  static void addTo(Operation call, Method method, Schemas schemas) {
    APIResponseSchema said = method.getAnnotation(APIResponseSchema.class);
    Type body = said == null ? method.getGenericReturnType() : said.value();
    Response.Status status = status(said, body);
    APIResponse answer = OASFactory.createAPIResponse().description(status.getReasonPhrase());
    if (body != void.class) {
      answer.content(
          OASFactory.createContent()
              .addMediaType(
                  MediaType.APPLICATION_JSON,
                  OASFactory.createMediaType().schema(schemas.of(body))));
    }
    if (status == Response.Status.CREATED) {
      answer.addHeader("Location", header("Location"));
    }
    if (ApiDocument.has(call, "page") || ApiDocument.has(call, "after")) {
      answer.addHeader("Link", header("Link"));
    }
    APIResponses answers = call.getResponses();
    answers.removeAPIResponse(APIResponses.DEFAULT);
    answers.addAPIResponse(String.valueOf(status.getStatusCode()), answer);
  }

  private static Response.Status status(APIResponseSchema said, Type body) {
    if (said != null && !said.responseCode().isEmpty()) {
      return Response.Status.fromStatusCode(Integer.parseInt(said.responseCode()));
    }
    return body == void.class ? Response.Status.NO_CONTENT : Response.Status.OK;
  }

  /** A header that is described once for all calls. */
  static Header header(String name) {
    return OASFactory.createHeader().ref(name);
  }
}
