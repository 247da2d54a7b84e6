package chat.rooms.support;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The frames of sockets that were opened by tests in another process, which has written them down,
 * one JSON object a line: the socket by any name, and what was {@code said} or {@code heard} on it.
 */
public final class RecordedFrames {
  private RecordedFrames() {}

  /** Lets them pass as if they had been sent here. */
  public static void pass(Path record, URI server) {
    Map<String, Traffic.Frames> sockets = new HashMap<>();
    List<String> lines = lines(record);
    assertThat(lines).as("frames that were written down").isNotEmpty();
    for (String line : lines) {
      JsonObject frame = JsonText.read(line).asJsonObject();
      Traffic.Frames frames =
          sockets.computeIfAbsent(
              frame.getString("socket"), opened -> Traffic.opened(server, "rooms.v2"));
      if (frame.containsKey("said")) {
        frames.said(frame.getString("said"));
      } else {
        frames.heard(frame.getString("heard"));
      }
    }
    sockets.values().forEach(Traffic.Frames::left);
  }

  private static List<String> lines(Path record) {
    try {
      return Files.readAllLines(record);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
