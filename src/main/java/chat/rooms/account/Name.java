package chat.rooms.account;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import chat.rooms.json.Characters;
import chat.rooms.json.NonBlank;
import chat.rooms.json.PlainText;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A first or last name of a person: 1 to 50 characters, not blank. */
@NonBlank
@Characters(min = 1, max = 50)
@PlainText
@ReportAsSingleViolation
@Schema(example = "Ann")
@Constraint(validatedBy = {})
@Target({FIELD, PARAMETER})
@Retention(RUNTIME)
public @interface Name {
  String message() default "must have 1 to 50 characters and not be blank";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
