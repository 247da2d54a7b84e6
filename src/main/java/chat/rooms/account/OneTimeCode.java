package chat.rooms.account;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A one-time code: six digits. */
@NotNull
@Pattern(regexp = "[0-9]{6}")
@ReportAsSingleViolation
@Schema(example = "123456")
@Constraint(validatedBy = {})
@Target({FIELD, PARAMETER})
@Retention(RUNTIME)
public @interface OneTimeCode {
  String message() default "must be six digits";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
