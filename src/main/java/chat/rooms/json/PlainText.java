package chat.rooms.json;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text that every part of Rooms can carry: no NUL, which PostgreSQL does not store, and no lone
 * surrogate, which UTF-8 cannot write. Null is let pass.
 */
@Documented
@Constraint(validatedBy = PlainText.Check.class)
@Target({FIELD, PARAMETER, ANNOTATION_TYPE, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface PlainText {
  String message() default "must be plain text, without NUL or broken characters";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Looks at each code point. */
  class Check implements ConstraintValidator<PlainText, String> {
    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
      return text == null || text.codePoints().allMatch(Check::isPlain);
    }

    private static boolean isPlain(int codePoint) {
      return codePoint != 0 && Character.getType(codePoint) != Character.SURROGATE;
    }
  }
}
