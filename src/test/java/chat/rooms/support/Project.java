package chat.rooms.support;

import java.nio.file.Path;

/** Where the parts of the build lie. */
final class Project {
  private Project() {}

  /** The folder that holds pom.xml. */
  static Path root() {
    return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  }

  /** The exploded WAR. */
  static Path war() {
    return target("rooms");
  }

  static Path serverConfig(String file) {
    return root().resolve("server-config").resolve(file);
  }

  /** A folder for what a run leaves behind: logs, data, temporary files. */
  static Path target(String name) {
    return root().resolve("target").resolve(name);
  }
}
