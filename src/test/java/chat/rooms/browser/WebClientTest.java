package chat.rooms.browser;

import chat.rooms.support.NodeJs;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebClientTest {
  @Test
  void the_web_client_is_right_in_whatever_order_answers_and_events_come() {
    NodeJs.test("webapp", Map.of(), Duration.ofMinutes(1));
  }
}
