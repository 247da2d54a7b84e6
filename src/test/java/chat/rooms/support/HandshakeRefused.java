package chat.rooms.support;

import java.net.http.HttpResponse;

/** A WebSocket handshake that the server answered with something else than an upgrade. */
public final class HandshakeRefused extends RuntimeException {
  private final transient HttpResponse<?> answer;

  HandshakeRefused(HttpResponse<?> answer) {
    super("handshake refused with " + answer.statusCode());
    this.answer = answer;
  }

  public int status() {
    return answer.statusCode();
  }

  /** The answer without its body, which the JDK's client does not hand out. */
  public HttpResponse<?> answer() {
    return answer;
  }
}
