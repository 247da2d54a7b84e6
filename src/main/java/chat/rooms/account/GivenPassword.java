package chat.rooms.account;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import chat.rooms.json.Characters;
import chat.rooms.json.PlainText;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A password that is given to be compared: 1 to 128 characters, so that passwords set elsewhere log
 * in.
 */
@NotNull
@Characters(min = 1, max = 128)
@PlainText
@ReportAsSingleViolation
@Schema(format = "password", example = "correct horse battery")
@Constraint(validatedBy = {})
@Target({FIELD, PARAMETER})
@Retention(RUNTIME)
public @interface GivenPassword {
  String message() default "must have 1 to 128 characters";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
