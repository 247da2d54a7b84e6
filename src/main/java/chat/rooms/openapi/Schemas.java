package chat.rooms.openapi;

import chat.rooms.Settings;
import jakarta.annotation.Nullable;
import jakarta.json.bind.annotation.JsonbNillable;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Makes the schemas of records as they go over the wire: closed, and each component with the bounds
 * that its constraints set. A component must be there unless it is {@link Nullable}; one that is
 * {@link JsonbNillable} is there and may be null.
 *
 * <p>The server would make them too, but it does not know instants or lists of records, nor the
 * constraints that are made of others.
 */
final class Schemas {
  private final Map<String, Schema> named = new TreeMap<>();
  private final Constraints constraints;

  Schemas(Settings settings) {
    this.constraints = new Constraints(settings.messageMaxChars());
  }

  /** All records that schemas were asked for, and those that they hold, by name. */
  Map<String, Schema> named() {
    return named;
  }

  /** The schema of a type; of a record, a reference to it. */
  Schema of(Type type) {
    if (type instanceof ParameterizedType list) {
      return listOf(of(list.getActualTypeArguments()[0]));
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isArray()) {
      return listOf(of(plain.getComponentType()));
    }
    if (plain.isRecord()) {
      return reference(plain);
    }
    return plain.isEnum() ? enumeration(plain) : simple(plain);
  }

  private Schema reference(Class<?> type) {
    // What is shown is a view in the code only.
    String name = type.getSimpleName().replaceFirst("View$", "");
    if (!named.containsKey(name)) {
      Schema schema = OASFactory.createSchema().type(SchemaType.OBJECT);
      // Known before its properties are looked at, since one of them may lead back here.
      named.put(name, schema.additionalPropertiesBoolean(false));
      Arrays.stream(type.getRecordComponents()).forEach(c -> addProperty(schema, field(type, c)));
    }
    return OASFactory.createSchema().ref(name);
  }

  private void addProperty(Schema schema, Field field) {
    schema.addProperty(field.getName(), property(field));
    if (!field.isAnnotationPresent(Nullable.class)) {
      schema.addRequired(field.getName());
    }
  }

  private Schema property(Field field) {
    Schema property = typeOf(field);
    if (field.isAnnotationPresent(JsonbNillable.class)) {
      property.setNullable(true);
    }
    constraints.describe(property, field);
    return property;
  }

  /** By the component's annotation, which says of a list what it holds, or else by its type. */
  private Schema typeOf(Field field) {
    var said = field.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    if (said == null || said.ref().isEmpty() && said.implementation() == Void.class) {
      return of(field.getGenericType());
    }
    Schema held =
        said.ref().isEmpty()
            ? of(said.implementation())
            : OASFactory.createSchema().ref(said.ref());
    return field.getType() == List.class ? listOf(held) : held;
  }

  private static Schema listOf(Schema item) {
    return OASFactory.createSchema().type(SchemaType.ARRAY).items(item);
  }

  /** By what the constants are called on the wire, which their text says. */
  private static Schema enumeration(Class<?> type) {
    Schema schema = OASFactory.createSchema().type(SchemaType.STRING);
    Arrays.stream(type.getEnumConstants()).forEach(c -> schema.addEnumeration(c.toString()));
    return schema;
  }

  private static Schema simple(Class<?> type) {
    Schema schema = OASFactory.createSchema();
    if (type == String.class) {
      return schema.type(SchemaType.STRING);
    }
    if (type == Instant.class) {
      return schema.type(SchemaType.STRING).format("date-time");
    }
    if (type == boolean.class || type == Boolean.class) {
      return schema.type(SchemaType.BOOLEAN);
    }
    if (type == int.class || type == Integer.class) {
      return schema.type(SchemaType.INTEGER).format("int32");
    }
    if (type == long.class || type == Long.class) {
      return schema.type(SchemaType.INTEGER).format("int64");
    }
    throw new IllegalArgumentException("no schema is known for " + type);
  }

  private static Field field(Class<?> type, RecordComponent component) {
    try {
      return type.getDeclaredField(component.getName());
    } catch (NoSuchFieldException impossible) {
      throw new IllegalStateException("a record has a field for each component", impossible);
    }
  }
}
