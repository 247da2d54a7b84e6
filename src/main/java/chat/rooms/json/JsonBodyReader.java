package chat.rooms.json;

import chat.rooms.problem.Problem;
import chat.rooms.problem.Refusal;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Reads the records that come in over REST. It has no CDI scope: the proxy that comes with one does
 * not show what it consumes, and Jersey then prefers JSON-B.
 */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class JsonBodyReader implements MessageBodyReader<Record> {
  /** The longest body in bytes: the same as a frame's, and several times the longest message. */
  public static final int MAX_BODY = 64 * 1024;

  private final StrictJson json;

  @Inject
  public JsonBodyReader(StrictJson json) {
    this.json = json;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return type.isRecord();
  }

  /**
   * Counts what arrives rather than what Content-Length says, which a chunked body does not have.
   *
   * @throws Refusal too large beyond {@link #MAX_BODY}, malformed where it ends too early, else as
   *     {@link StrictJson#read}
   */
  @Override
  public Record readFrom(
      Class<Record> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body) {
    byte[] utf8 = start(body);
    if (utf8.length > MAX_BODY) {
      throw Refusal.of(Problem.TOO_LARGE, "a body has at most " + MAX_BODY + " bytes");
    }
    return json.read(utf8, type);
  }

  /** A client that goes away in the middle of a call is no fault of the server's. */
  private static byte[] start(InputStream body) {
    try {
      return body.readNBytes(MAX_BODY + 1);
    } catch (IOException brokenOff) {
      throw Refusal.malformed("the body ends too early");
    }
  }
}
