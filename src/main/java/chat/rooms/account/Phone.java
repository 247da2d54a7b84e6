package chat.rooms.account;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A telephone number, where given: 8 to 15 digits (ITU-T E.164), with an optional plus sign. */
@Pattern(regexp = "\\+?[0-9]{8,15}")
@ReportAsSingleViolation
@Schema(example = "+4930123456")
@Constraint(validatedBy = {})
@Target({FIELD, PARAMETER})
@Retention(RUNTIME)
public @interface Phone {
  String message() default "must have 8 to 15 digits with an optional +";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
