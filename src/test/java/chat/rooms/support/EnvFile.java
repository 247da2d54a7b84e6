package chat.rooms.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of settings as shells and compose read it: {@code NAME=value} a line, quotes that may be
 * left out, {@code export} before it, comments. It is read here because the libraries for it do not
 * know {@code export}, which files that a shell sources have.
 */
final class EnvFile {
  private static final Pattern LINE =
      Pattern.compile(
          "(?:export\\s+)?(?<name>[A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*"
              + "(?:'(?<literal>[^']*)'|\"(?<quoted>(?:[^\"\\\\]|\\\\.)*)\"|(?<bare>[^'\"#\\s].*?)?)"
              + "(?:\\s+#.*)?");

  private EnvFile() {}

  /**
   * The file's settings, or none where there is no file.
   *
   * @throws IllegalArgumentException that names the line which is none; its content may be secret
   */
  static Map<String, String> read(Path file) {
    Map<String, String> settings = new LinkedHashMap<>();
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "line " + (i + 1) + " of " + file.getFileName() + " does not read NAME=value");
      }
      settings.put(matcher.group("name"), value(matcher));
    }
    return settings;
  }

  private static String value(Matcher line) {
    if (line.group("literal") != null) {
      return line.group("literal");
    }
    if (line.group("quoted") != null) {
      return line.group("quoted").replace("\\n", "\n").replaceAll("\\\\(.)", "$1");
    }
    return line.group("bare") == null ? "" : line.group("bare");
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file + " cannot be read", unreadable);
    }
  }
}
