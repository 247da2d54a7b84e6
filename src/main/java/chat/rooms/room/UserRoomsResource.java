package chat.rooms.room;

import chat.rooms.account.UserView;
import chat.rooms.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Users with their rooms, which the account package knows nothing of. */
@Path("users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("user")
@Tag(ref = "Users")
public class UserRoomsResource {
  @Inject private Caller caller;
  @Inject private RoomViews views;

  @GET
  @Path("current")
  @Operation(summary = "Read the caller, with their rooms")
  public UserView current() {
    return views.userWithRooms(caller, caller.userId());
  }

  @GET
  @Path("{id}")
  @Operation(summary = "Read a user, with the rooms that the caller may see")
  public UserView get(@PathParam("id") String id) {
    return views.userWithRooms(caller, id);
  }
}
