package chat.rooms.openapi;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The methods that serve calls, found in the classes, without the application's help. */
final class ResourceMethods {
  private ResourceMethods() {}

  /** By verb and path. */
  static Map<String, Method> byCall() {
    Map<String, Method> methods = new TreeMap<>();
    new ClassFileImporter()
        .withImportOption(new DoNotIncludeTests()).importPackages("chat.rooms").stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .map(JavaClass::reflect)
            .flatMap(resource -> Stream.of(resource.getDeclaredMethods()))
            .forEach(
                method -> verbs(method).forEach(verb -> methods.put(verb + path(method), method)));
    return methods;
  }

  private static Stream<String> verbs(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(verb -> verb != null)
        .map(HttpMethod::value);
  }

  private static String path(Method method) {
    return " /api"
        + path((AnnotatedElement) method.getDeclaringClass())
        + path((AnnotatedElement) method);
  }

  private static String path(AnnotatedElement element) {
    Path path = element.getAnnotation(Path.class);
    return path == null ? "" : "/" + path.value();
  }
}
