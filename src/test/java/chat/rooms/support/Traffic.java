package chat.rooms.support;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The one place that every answer and every frame of every test passes. Whoever wants to look at
 * all of them implements {@link Observer} and is named in {@code META-INF/services}.
 */
public final class Traffic {
  private static final List<Observer> OBSERVERS =
      ServiceLoader.load(Observer.class).stream().map(ServiceLoader.Provider::get).toList();

  private Traffic() {}

  /** What an observer throws fails the test that the traffic belongs to. */
  public interface Observer {

    default void answered(HttpResponse<String> answer) {}

    /**
     * A whole text frame.
     *
     * @param subprotocol empty where none was agreed on
     */
    default void frame(Direction direction, String subprotocol, String text) {}
  }

  /** Which way a frame goes. */
  public enum Direction {
    TO_SERVER,
    TO_CLIENT
  }

  static HttpResponse<String> answered(HttpResponse<String> answer) {
    OBSERVERS.forEach(observer -> observer.answered(answer));
    return answer;
  }

  static void frame(Direction direction, String subprotocol, String text) {
    OBSERVERS.forEach(observer -> observer.frame(direction, subprotocol, text));
  }
}
