package chat.rooms.message;

import chat.rooms.room.RoomService;
import chat.rooms.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Adding people to rooms and removing them; the answer is the message that tells the room. */
@Path("rooms/{id}/users/{userId}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("user")
@Tag(ref = "Rooms")
public class MembersResource {
  @Inject private Caller caller;
  @Inject private RoomService rooms;
  @Inject private MessageService messages;

  @POST
  @Operation(summary = "Add a user, or join a public room")
  @APIResponse(
      responseCode = "403",
      description = "The caller neither owns the room nor joins a public one.")
  public MessageView add(
      @PathParam("id") String id,
      @PathParam("userId") String userId,
      @HeaderParam("Idempotency-Key") String key) {
    return messages.get(caller, rooms.add(caller, id, userId, key));
  }

  @DELETE
  @Operation(summary = "Remove a user, or leave")
  @APIResponse(
      responseCode = "403",
      description = "The caller neither owns the room nor leaves it.")
  public MessageView remove(
      @PathParam("id") String id,
      @PathParam("userId") String userId,
      @HeaderParam("Idempotency-Key") String key) {
    return messages.get(caller, rooms.remove(caller, id, userId, key));
  }
}
