package chat.rooms.openapi;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;

/** The JAX-RS resources of the application, which are all beans. */
final class Resources {
  private Resources() {}

  /** The methods that serve calls, by verb and path, {@code GET /api/rooms/{id}}. */
  static Map<String, Method> calls(String base) {
    Map<String, Method> calls = new HashMap<>();
    CDI.current().getBeanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
        .map(Bean::getBeanClass)
        .filter(bean -> bean.isAnnotationPresent(Path.class))
        .forEach(resource -> addCalls(base, resource, calls));
    return calls;
  }

  private static void addCalls(String base, Class<?> resource, Map<String, Method> calls) {
    for (Method method : resource.getDeclaredMethods()) {
      for (Annotation annotation : method.getAnnotations()) {
        HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
        if (verb != null) {
          calls.put(verb.value() + " " + base + path(resource) + path(method), method);
        }
      }
    }
  }

  /** What an element adds to the path, with a slash before it. */
  private static String path(AnnotatedElement element) {
    Path path = element.getAnnotation(Path.class);
    return path == null ? "" : "/" + path.value();
  }
}
