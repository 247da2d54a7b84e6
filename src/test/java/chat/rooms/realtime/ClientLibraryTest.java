package chat.rooms.realtime;

import chat.rooms.support.NodeJs;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientLibraryTest {
  @Test
  void the_client_library_keeps_its_rule_whatever_a_server_does() {
    NodeJs.test("unit", Map.of(), Duration.ofMinutes(1));
  }
}
