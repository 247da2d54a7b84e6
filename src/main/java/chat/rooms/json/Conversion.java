package chat.rooms.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each JSON value is in Java: nothing is turned into another type on the way. */
final class Conversion {
  /** What {@link Long#MAX_VALUE} has. */
  private static final int MOST_DIGITS = 19;

  private Conversion() {}

  static Object of(JsonValue json, Type type) throws Mismatch {
    if (type == String.class) {
      return text(json);
    } else if (type == long.class || type == Long.class) {
      return whole(json, Long.MIN_VALUE, Long.MAX_VALUE);
    } else if (type == int.class || type == Integer.class) {
      return (int) whole(json, Integer.MIN_VALUE, Integer.MAX_VALUE);
    } else if (type == boolean.class || type == Boolean.class) {
      return truth(json);
    } else if (type instanceof Class<?> constants && constants.isEnum()) {
      return constant(json, constants.getEnumConstants());
    } else if (type instanceof ParameterizedType collection) {
      return collection(json, collection);
    }
    throw new IllegalArgumentException(type + " is no type that JSON is read into");
  }

  private static String text(JsonValue json) throws Mismatch {
    if (json instanceof JsonString text) {
      return text.getString();
    }
    throw new Mismatch("must be a text");
  }

  /** Takes 3, 3.0 and 3e0 alike: JSON knows no whole numbers, so that clients may write any. */
  private static long whole(JsonValue json, long min, long max) throws Mismatch {
    if (!(json instanceof JsonNumber number)) {
      throw new Mismatch("must be a whole number");
    }
    BigDecimal value = number.bigDecimalValue().stripTrailingZeros();
    if (value.scale() > 0) {
      throw new Mismatch("must be a whole number");
    }
    return within(value, min, max);
  }

  private static long within(BigDecimal value, long min, long max) throws Mismatch {
    // The magnitude comes first: 1e999999999, written out to be compared, would fill the memory.
    boolean huge = value.precision() - (long) value.scale() > MOST_DIGITS;
    if (huge
        || value.compareTo(BigDecimal.valueOf(min)) < 0
        || value.compareTo(BigDecimal.valueOf(max)) > 0) {
      throw new Mismatch("is out of bounds");
    }
    return value.longValueExact();
  }

  private static boolean truth(JsonValue json) throws Mismatch {
    if (json == JsonValue.TRUE || json == JsonValue.FALSE) {
      return json == JsonValue.TRUE;
    }
    throw new Mismatch("must be true or false");
  }

  private static Object constant(JsonValue json, Object[] constants) throws Mismatch {
    for (Object constant : constants) {
      if (json instanceof JsonString text && constant.toString().equals(text.getString())) {
        return constant;
      }
    }
    throw new Mismatch(
        "must be one of "
            + String.join(", ", Arrays.stream(constants).map(Object::toString).toList()));
  }

  private static Object collection(JsonValue json, ParameterizedType type) throws Mismatch {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == List.class) {
      return list(json, arguments[0]);
    } else if (type.getRawType() == Map.class && arguments[0] == String.class) {
      return map(json, arguments[1]);
    }
    throw new IllegalArgumentException(type + " is no type that JSON is read into");
  }

  private static List<Object> list(JsonValue json, Type element) throws Mismatch {
    if (!(json instanceof JsonArray array)) {
      throw new Mismatch("must be a list");
    }
    List<Object> list = new ArrayList<>();
    for (JsonValue each : array) {
      list.add(item(each, element));
    }
    return List.copyOf(list);
  }

  private static Map<String, Object> map(JsonValue json, Type value) throws Mismatch {
    if (!(json instanceof JsonObject object)) {
      throw new Mismatch("must be an object");
    }
    Map<String, Object> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonValue> each : object.entrySet()) {
      map.put(each.getKey(), item(each.getValue(), value));
    }
    return Collections.unmodifiableMap(map);
  }

  /** An item is named by its place in nothing: keys are the client's own text, of any length. */
  private static Object item(JsonValue json, Type type) throws Mismatch {
    try {
      return of(json, type);
    } catch (Mismatch mismatch) {
      throw new Mismatch("has an item that " + mismatch.getMessage());
    }
  }
}
