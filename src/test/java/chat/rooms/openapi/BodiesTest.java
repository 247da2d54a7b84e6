package chat.rooms.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Nullable;
import jakarta.validation.Constraint;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The records that calls take as their bodies. */
class BodiesTest {

  @Test
  void what_may_be_left_out_of_a_body_is_marked_and_all_else_is_demanded() {
    assertThat(components())
        .hasSizeGreaterThan(20)
        .anyMatch(component -> component.isAnnotationPresent(Nullable.class))
        .allSatisfy(
            component ->
                assertThat(component.isAnnotationPresent(Nullable.class))
                    .as("%s is marked as one that may be null", component)
                    .isEqualTo(!isDemanded(component)));
  }

  private static List<Field> components() {
    return ResourceMethods.byCall().values().stream()
        .flatMap(method -> Arrays.stream(method.getParameterTypes()))
        .filter(Class::isRecord)
        .distinct()
        .flatMap(body -> Stream.of(body.getDeclaredFields()))
        .toList();
  }

  private static boolean isDemanded(Field component) {
    return component.getType().isPrimitive() || demandsSomething(component);
  }

  /** By a constraint, or by one that a constraint is made of. */
  private static boolean demandsSomething(AnnotatedElement element) {
    return Stream.of(element.getAnnotations())
        .map(Annotation::annotationType)
        .anyMatch(
            type ->
                type == NotNull.class
                    || type == NotBlank.class
                    || type.isAnnotationPresent(Constraint.class) && demandsSomething(type));
  }
}
