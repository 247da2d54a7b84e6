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
import java.util.regex.Pattern;

/**
 * Must be there, and must show something: a text of spaces, of whatever alphabet, or of characters
 * without a shape, such as the zero-width space, is blank.
 */
@Required
@Documented
@Constraint(validatedBy = NonBlank.Check.class)
@Target({FIELD, PARAMETER, ANNOTATION_TYPE, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface NonBlank {
  String message() default "must not be blank";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Looks for one character that can be seen. */
  class Check implements ConstraintValidator<NonBlank, String> {
    /**
     * Those without a shape that their general category does not tell: fillers, the Braille blank,
     * and the variation selectors and places kept free (Unicode, Default_Ignorable_Code_Point).
     * What else is not assigned may well be, and shown, in a later Unicode than the JDK's.
     */
    private static final Pattern SHAPELESS =
        Pattern.compile(
            "[\\x{034F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{2800}"
                + "\\x{2065}\\x{3164}\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{FFF0}-\\x{FFF8}"
                + "\\x{E0000}-\\x{E0FFF}\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}]*");

    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
      return text == null || !SHAPELESS.matcher(text).matches();
    }
  }
}
