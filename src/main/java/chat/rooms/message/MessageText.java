package chat.rooms.message;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import chat.rooms.Settings;
import chat.rooms.json.NonBlank;
import chat.rooms.json.PlainText;
import jakarta.inject.Inject;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The text of a message: 1 to MESSAGE_MAX_CHARS characters (Unicode code points), not blank. */
@NonBlank
@PlainText
@Schema(example = "Good morning!")
@Constraint(validatedBy = MessageText.LengthValidator.class)
@Target({FIELD, PARAMETER})
@Retention(RUNTIME)
public @interface MessageText {
  String message() default "is too long";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Holds a text against the setting, which an annotation cannot name. */
  class LengthValidator implements ConstraintValidator<MessageText, String> {
    @Inject private Settings settings;

    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
      int most = settings.messageMaxChars();
      if (text == null || text.codePointCount(0, text.length()) <= most) {
        return true;
      }
      context.disableDefaultConstraintViolation();
      context
          .buildConstraintViolationWithTemplate("must have at most " + most + " characters")
          .addConstraintViolation();
      return false;
    }
  }
}
