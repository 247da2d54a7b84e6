package chat.rooms.openapi;

import chat.rooms.RoomsApplication;
import chat.rooms.Settings;
import chat.rooms.problem.ProblemDetails;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.ApplicationPath;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Completes what the server has found by scanning the resources. */
public class ApiDocument implements OASFilter {
  private static final Logger LOG = Logger.getLogger(ApiDocument.class.getName());
  private static final String BASE =
      RoomsApplication.class.getAnnotation(ApplicationPath.class).value();

  @Override
  public void filterOpenAPI(OpenAPI api) {
    Schemas schemas = new Schemas(CDI.current().select(Settings.class).get());
    Map<String, Method> calls = Resources.calls(BASE);
    api.getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach(
                        (verb, call) -> {
                          call.setOperationId(operationId(verb.name(), path));
                          complete(call, calls.get(verb + " " + path), schemas);
                        }));
    schemas.of(ProblemDetails.class);
    api.getComponents().setSchemas(schemas.named());
    api.getComponents().setResponses(ProblemAnswers.shared());
    leaveOutEndpoints(api);
  }

  /** Payara lists the paths once more, in a member that OpenAPI does not have. */
  private static void leaveOutEndpoints(OpenAPI api) {
    try {
      api.getClass().getMethod("setEndpoints", Map.class).invoke(api, Map.of());
    } catch (ReflectiveOperationException anotherServer) {
      LOG.log(Level.FINE, "the document has no list of endpoints", anotherServer);
    }
  }

  private static void complete(Operation call, Method method, Schemas schemas) {
    if (method.isAnnotationPresent(PermitAll.class)) {
      call.setSecurity(List.of(OASFactory.createSecurityRequirement()));
    }
    if (call.getRequestBody() != null) {
      call.getRequestBody().setRequired(true);
    }
    // The scan refers to the bodies' schemas by the records' own names.
    Arrays.stream(method.getParameterTypes()).filter(Class::isRecord).forEach(schemas::of);
    Answers.addTo(call, method, schemas);
    ProblemAnswers.addTo(call);
    call.setParameters(parameters(call).stream().map(ApiDocument::shared).toList());
  }

  /** By the path, {@code getRoomsIdEvents}, and so unique, unlike the names of methods. */
  private static String operationId(String verb, String path) {
    StringBuilder id = new StringBuilder(verb.toLowerCase(Locale.ROOT));
    for (String word : path.substring(BASE.length() + 1).split("[^A-Za-z]+")) {
      id.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return id.toString();
  }

  /** Parameters of one name mean the same everywhere, so each is described once. */
  private static Parameter shared(Parameter found) {
    return OASFactory.createParameter().ref(found.getName());
  }

  /** Whether a call has a parameter of this name, before they become references. */
  static boolean has(Operation call, String parameter) {
    return parameters(call).stream().anyMatch(p -> p.getName().equals(parameter));
  }

  static List<Parameter> parameters(Operation call) {
    return call.getParameters() == null ? List.of() : call.getParameters();
  }
}
