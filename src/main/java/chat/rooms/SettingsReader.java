package chat.rooms;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads typed values out of the environment. What is wrong is collected under its variable's name,
 * so that an administrator sees all of it at the first start.
 */
class SettingsReader {
  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,7})([smh])");

  private final Map<String, String> environment;
  private final List<String> errors = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  SettingsReader(Map<String, String> environment) {
    this.environment = environment;
  }

  List<String> errors() {
    return errors;
  }

  List<String> warnings() {
    return warnings;
  }

  /** Notes a setting that Rooms does not start with. The message must not hold a secret. */
  void refuse(String name, String why) {
    errors.add(name + " " + why);
  }

  void warn(String name, String why) {
    warnings.add(name + " " + why);
  }

  /** A blank value counts as none: {@code NAME=} is how compose files write it. */
  Optional<String> text(String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** Text that ends up in a mail's header, where a line break would begin another header. */
  Optional<String> line(String name) {
    Optional<String> line = text(name);
    if (line.filter(value -> value.chars().anyMatch(Character::isISOControl)).isPresent()) {
      refuse(name, "holds a control character");
      return Optional.empty();
    }
    return line;
  }

  int number(String name, int standard, int least, int most) {
    Optional<String> digits = text(name);
    if (digits.isEmpty()) {
      return standard;
    }
    if (digits.get().matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(digits.get());
      if (number >= least && number <= most) {
        return number;
      }
    }
    refuse(name, "is not a whole number from " + least + " to " + most + shown(digits.get()));
    return standard;
  }

  boolean flag(String name) {
    String flag = text(name).orElse("false");
    if (!flag.equalsIgnoreCase("true") && !flag.equalsIgnoreCase("false")) {
      refuse(name, "is neither true nor false" + shown(flag));
    }
    return Boolean.parseBoolean(flag);
  }

  /** A duration of one second to {@code most}. */
  Duration duration(String name, Duration standard, Duration most) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return standard;
    }
    Matcher matcher = DURATION.matcher(text.get());
    if (matcher.matches()) {
      Duration duration = Duration.parse("PT" + matcher.group(1) + matcher.group(2));
      if (duration.compareTo(most) <= 0) {
        return duration;
      }
    }
    refuse(name, "is not a duration like 1s, 10m or 12h, up to " + most.toHours() + "h");
    return standard;
  }

  /** Values between commas, each of which has to pass. */
  List<String> list(String name, Predicate<String> accepted, String what) {
    List<String> values =
        text(name).stream()
            .flatMap(text -> Arrays.stream(text.split(",")))
            .map(String::strip)
            .filter(value -> !value.isEmpty())
            .toList();
    values.stream()
        .filter(accepted.negate())
        .forEach(value -> refuse(name, "holds what is not " + what + shown(value)));
    return values;
  }

  /** A required address of a service; it may hold a password, so nothing of it is ever shown. */
  URI serviceUrl(String name, String example, Predicate<ServiceUrl> accepted) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      refuse(name, "is missing: set it to " + example);
      return null;
    }
    try {
      URI address = URI.create(text.get());
      if (accepted.test(ServiceUrl.of(address))) {
        return address;
      }
      refuse(name, "does not read " + example);
    } catch (IllegalArgumentException malformed) {
      refuse(name, "does not read " + example + ", special characters percent-encoded");
    }
    return null;
  }

  /** The rejected value on one line, shortened. */
  private static String shown(String value) {
    String line = value.replaceAll("\\p{Cntrl}", "?");
    return ": " + (line.length() > 60 ? line.substring(0, 60) + "…" : line);
  }
}
