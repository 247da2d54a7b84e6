package chat.rooms.json;

import chat.rooms.problem.Refusal;
import chat.rooms.problem.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Holds a record to the constraints on its components, and names each that it breaks. */
final class Bounds {
  private Bounds() {}

  static <T extends Record> void check(Validator validator, T bound) {
    Set<ConstraintViolation<T>> broken = validator.validate(bound);
    if (!broken.isEmpty()) {
      throw Refusal.invalid(inOrder(broken, bound.getClass()));
    }
  }

  /** In the order of the components, which validation does not keep: one answer for one mistake. */
  private static <T> List<Violation> inOrder(Set<ConstraintViolation<T>> broken, Class<?> type) {
    List<String> components =
        Arrays.stream(type.getRecordComponents()).map(c -> c.getName()).toList();
    return broken.stream()
        .sorted(
            Comparator.<ConstraintViolation<T>>comparingInt(
                    v -> components.indexOf(names(v.getPropertyPath()).get(0)))
                .thenComparing(ConstraintViolation::getMessage))
        .map(v -> new Violation(field(v.getPropertyPath()), v.getMessage()))
        .distinct()
        .toList();
  }

  /** The path of properties alone: the key of a map is the client's own text, of any length. */
  private static String field(Path path) {
    return String.join(".", names(path));
  }

  private static List<String> names(Path path) {
    List<String> names = new ArrayList<>();
    for (Path.Node node : path) {
      if (node.getKind() == ElementKind.PROPERTY) {
        names.add(node.getName());
      }
    }
    return names;
  }
}
