package chat.rooms;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The REST interface: every resource of the WAR, below {@code /api}. */
@ApplicationPath("/api")
@DeclareRoles("user")
public class RoomsApplication extends Application {
  /**
   * The interface is described by OpenAPI; Jersey's own description would be a second, and open.
   */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
