package chat.rooms.json;

import chat.rooms.problem.Refusal;
import chat.rooms.problem.Violation;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes one record from one JSON object, and collects what keeps it from doing so. */
final class RecordBinder {
  private final List<Violation> violations = new ArrayList<>();

  private RecordBinder() {}

  /** Refuses as invalid, naming all members of the wrong type; a nested one by its path. */
  static <T extends Record> T bind(JsonObject object, Class<T> type) {
    RecordBinder binder = new RecordBinder();
    Object[] arguments = binder.arguments("", object, type);
    if (!binder.violations.isEmpty()) {
      // What is wrong with each item of a list is said once.
      throw Refusal.invalid(binder.violations.stream().distinct().toList());
    }
    return construct(type, arguments);
  }

  private Object[] arguments(String path, JsonObject object, Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(c -> argument(path + c.getName(), object.get(c.getName()), c.getGenericType()))
        .toArray();
  }

  private Object argument(String path, JsonValue json, Type type) {
    try {
      if (json == null || json == JsonValue.NULL) {
        return absent(type);
      }
      if (type instanceof Class<?> nested && nested.isRecord()) {
        return nested(path, json, nested);
      }
      return listed(type).isPresent()
          ? list(path, json, listed(type).get())
          : Conversion.of(json, type);
    } catch (Mismatch mismatch) {
      violations.add(new Violation(path, mismatch.getMessage()));
      return null;
    }
  }

  private static Object absent(Type type) throws Mismatch {
    if (type instanceof Class<?> primitive && primitive.isPrimitive()) {
      throw new Mismatch("is required");
    }
    return null;
  }

  private Object nested(String path, JsonValue json, Class<?> type) throws Mismatch {
    if (!(json instanceof JsonObject object)) {
      throw new Mismatch("must be an object");
    }
    Object[] arguments = arguments(path + ".", object, type);
    // With a violation anywhere nothing is made: a record may not bear the null that stands in.
    return violations.isEmpty() ? construct(type, arguments) : null;
  }

  /** The type of the records that a list holds, where it is a list of records. */
  private static Optional<Class<?>> listed(Type type) {
    return type instanceof ParameterizedType list
            && list.getRawType() == List.class
            && list.getActualTypeArguments()[0] instanceof Class<?> nested
            && nested.isRecord()
        ? Optional.of(nested)
        : Optional.empty();
  }

  private List<Object> list(String path, JsonValue json, Class<?> type) throws Mismatch {
    if (!(json instanceof JsonArray array)) {
      throw new Mismatch("must be a list");
    }
    List<Object> records = new ArrayList<>();
    for (JsonValue item : array) {
      records.add(nested(path, item, type));
    }
    return records;
  }

  private static <T> T construct(Class<T> type, Object[] arguments) {
    try {
      Constructor<T> canonical = type.getDeclaredConstructor(componentTypes(type));
      canonical.setAccessible(true);
      return canonical.newInstance(arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(thrown.getCause());
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(type + " cannot be made", impossible);
    }
  }

  private static Class<?>[] componentTypes(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getType)
        .toArray(Class<?>[]::new);
  }
}
