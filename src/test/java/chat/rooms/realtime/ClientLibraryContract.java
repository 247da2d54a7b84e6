package chat.rooms.realtime;

import chat.rooms.support.Node;
import chat.rooms.support.NodeJs;
import chat.rooms.support.Postgres;
import chat.rooms.support.RecordedFrames;
import chat.rooms.support.Redis;
import chat.rooms.support.Switchboard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientLibraryContract {
  private static final String SECRET = "a secret of the tests, of more than 32 bytes";

  @TempDir private Path folder;

  @Test
  void the_client_library_loses_and_doubles_nothing_with_two_real_nodes_and_faults() {
    try (Postgres postgres = new Postgres(folder).start();
        Redis redis = Redis.forgetful(folder).start()) {
      Map<String, String> settings =
          Map.of(
              "ENVIRONMENT",
              "dev",
              "DATABASE_URL",
              postgres.createDatabase("rooms").toString(),
              "REDIS_URL",
              redis.url().toString(),
              "API_SECRET",
              SECRET);
      try (Node first = new Node("library-1", settings);
          Node second = new Node("library-2", settings)) {
        test(redis, first.start(), second.start());
      }
    }
  }

  private void test(Redis redis, Node first, Node second) {
    Map<String, Runnable> actions =
        Map.of(
            "/redis/kill", redis::kill,
            "/redis/start", redis::start,
            "/node/kill", first::kill,
            "/node/start", first::start);
    try (Switchboard switchboard = Switchboard.of(actions)) {
      Path frames = folder.resolve("frames");
      Map<String, String> places =
          Map.of(
              "ROOMS_NODES",
              first.uri() + " " + second.uri(),
              "ROOMS_SWITCHBOARD",
              switchboard.uri().toString(),
              "ROOMS_FRAMES",
              frames.toString());
      NodeJs.test("server", places, Duration.ofMinutes(6));
      RecordedFrames.pass(frames, first.uri());
    }
  }
}
