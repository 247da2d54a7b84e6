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
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An e-mail address as RFC 5321 has it in practice: one @, no blanks or control characters, at most
 * 254 characters.
 */
@NotNull
@Characters(min = 3, max = 254)
@Pattern(
    regexp =
        "[^\\s\\p{Cntrl}@<>,;:\"()\\[\\]\\\\]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?")
@PlainText
@ReportAsSingleViolation
@Schema(format = "email", example = "ann@example.org")
@Constraint(validatedBy = {})
@Target({FIELD, PARAMETER})
@Retention(RUNTIME)
public @interface EmailAddress {
  String message() default "must be a well-formed e-mail address";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
