package chat.rooms.openapi;

import chat.rooms.Ids;
import chat.rooms.json.Characters;
import chat.rooms.json.NonBlank;
import chat.rooms.message.MessageText;
import jakarta.validation.Constraint;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Says in a schema what constraints demand: those on a component, and those that these are made of.
 * What no constraint demands, such as a format or an example, MicroProfile's own annotation says,
 * beside the constraints.
 */
final class Constraints {
  private final int messageMaxChars;

  /**
   * @param messageMaxChars the setting that bounds a message's text, which no annotation can name
   */
  Constraints(int messageMaxChars) {
    this.messageMaxChars = messageMaxChars;
  }

  void describe(Schema schema, Field component) {
    if (component.getName().equals("id") || component.getName().endsWith("Id")) {
      schema.setMaxLength(Ids.MAX_LENGTH);
    }
    apply(component, schema);
    if (schema.getFormat() != null) {
      // A format says more than the pattern, which is one of Java and not of ECMA-262.
      schema.setPattern(null);
    }
  }

  private void apply(AnnotatedElement element, Schema schema) {
    for (Annotation annotation : element.getAnnotations()) {
      apply(annotation, schema);
      if (annotation.annotationType().isAnnotationPresent(Constraint.class)) {
        apply(annotation.annotationType(), schema);
      }
    }
  }

  private void apply(Annotation annotation, Schema schema) {
    if (annotation instanceof Characters length) {
      schema.minLength(length.min()).maxLength(length.max());
    } else if (annotation instanceof MessageText) {
      schema.minLength(1).maxLength(messageMaxChars);
    } else if (annotation instanceof Min least) {
      schema.minimum(BigDecimal.valueOf(least.value()));
    } else if (annotation instanceof NonBlank) {
      schema.pattern("\\S");
    } else if (annotation instanceof Pattern pattern) {
      schema.pattern("^(?:" + pattern.regexp() + ")$");
    } else if (annotation
        instanceof org.eclipse.microprofile.openapi.annotations.media.Schema said) {
      apply(said, schema);
    }
  }

  private static void apply(
      org.eclipse.microprofile.openapi.annotations.media.Schema said, Schema schema) {
    if (!said.description().isEmpty()) {
      schema.setDescription(said.description());
    }
    if (!said.format().isEmpty()) {
      schema.setFormat(said.format());
    }
    if (!said.example().isEmpty()) {
      schema.setExample(said.example());
    }
  }
}
