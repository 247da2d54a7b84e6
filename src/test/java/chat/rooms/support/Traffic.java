package chat.rooms.support;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The one place that every answer to a black-box test and every frame passes. Whoever wants to look
 * at all of them implements {@link Observer} and is named in {@code META-INF/services}.
 */
public final class Traffic {
  private static final List<Observer> OBSERVERS =
      ServiceLoader.load(Observer.class).stream().map(ServiceLoader.Provider::get).toList();

  private Traffic() {}

  /** What an observer throws fails the test that the traffic belongs to. */
  public interface Observer {

    default void answered(HttpResponse<String> answer) {}

    /**
     * A socket has opened.
     *
     * @param server its address, or another one of the same server
     * @param subprotocol empty where none was agreed on
     * @return looks at what is said on it
     */
    default Frames opened(URI server, String subprotocol) {
      return new Frames() {};
    }
  }

  /** The text frames of one socket, each of them whole, and from several threads. */
  public interface Frames {
    /** The client is about to send this. */
    default void said(String text) {}

    /** The client has received this. */
    default void heard(String text) {}

    /** The client is about to close an open socket. */
    default void left() {}
  }

  static HttpResponse<String> answered(HttpResponse<String> answer) {
    OBSERVERS.forEach(observer -> observer.answered(answer));
    return answer;
  }

  /** See {@link Observer#opened}. */
  static Frames opened(URI server, String subprotocol) {
    List<Frames> all =
        OBSERVERS.stream().map(observer -> observer.opened(server, subprotocol)).toList();
    return new Frames() {
      @Override
      public void said(String text) {
        all.forEach(frames -> frames.said(text));
      }

      @Override
      public void heard(String text) {
        all.forEach(frames -> frames.heard(text));
      }

      @Override
      public void left() {
        all.forEach(Frames::left);
      }
    };
  }
}
