package chat.rooms;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The REST interface: every resource of the WAR, below {@code /api}. */
@ApplicationPath("/api")
@DeclareRoles("user")
public class RoomsApplication extends Application {}
