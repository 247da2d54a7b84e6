package chat.rooms.json;

import chat.rooms.problem.Refusal;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/**
 * Refuses a call that lacks the body it needs. Where it has no Content-Type either, Jersey asks no
 * reader, and would carry the call out with null.
 */
@Provider
public class MissingBody implements ReaderInterceptor {

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext call) throws IOException {
    Object body = call.proceed();
    if (body == null) {
      throw Refusal.malformed("a JSON object is needed");
    }
    return body;
  }
}
