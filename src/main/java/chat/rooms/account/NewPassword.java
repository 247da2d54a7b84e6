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

/** A password to be set: 8 to 128 characters. */
@NotNull
@Characters(min = 8, max = 128)
@PlainText
@ReportAsSingleViolation
@Schema(format = "password", example = "correct horse battery")
@Constraint(validatedBy = {})
@Target({FIELD, PARAMETER})
@Retention(RUNTIME)
public @interface NewPassword {
  String message() default "must have 8 to 128 characters";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
