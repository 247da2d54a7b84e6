package chat.rooms.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where the parts of the build lie. */
final class Project {
  private Project() {}

  /** The folder that holds pom.xml. */
  static Path root() {
    return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  }

  /** The exploded WAR. */
  static Path war() {
    return root().resolve("target/rooms");
  }

  static Path serverConfig(String file) {
    return root().resolve("server-config").resolve(file);
  }

  /**
   * A folder for what a run leaves behind: logs, data, temporary files. JVMs that test side by side
   * each have one of their own, by the name that the build gives them.
   */
  static Path leftBehind(String name) {
    String jvm = System.getProperty("jvm.name", "jvm");
    return root().resolve("target").resolve(jvm).resolve(name);
  }

  /** Deletes a folder with all that is in it, if it is there. */
  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> content = Files.walk(folder)) {
        for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
