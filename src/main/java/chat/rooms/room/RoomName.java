package chat.rooms.room;

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

/** The name of a room: 3 to 50 characters, not blank. */
@NonBlank
@Characters(min = 3, max = 50)
@PlainText
@ReportAsSingleViolation
@Schema(example = "Kitchen")
@Constraint(validatedBy = {})
@Target({FIELD, PARAMETER})
@Retention(RUNTIME)
public @interface RoomName {
  String message() default "must have 3 to 50 characters and not be blank";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
