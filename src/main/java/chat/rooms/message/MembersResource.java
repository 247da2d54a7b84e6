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

/** Adding people to rooms and removing them; the answer is the message that tells the room. */
@Path("rooms/{id}/users/{userId}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("user")
public class MembersResource {
  @Inject private Caller caller;
  @Inject private RoomService rooms;
  @Inject private MessageService messages;

  @POST
  public MessageView add(
      @PathParam("id") String id,
      @PathParam("userId") String userId,
      @HeaderParam("Idempotency-Key") String key) {
    return messages.get(caller, rooms.add(caller, id, userId, key));
  }

  @DELETE
  public MessageView remove(
      @PathParam("id") String id,
      @PathParam("userId") String userId,
      @HeaderParam("Idempotency-Key") String key) {
    return messages.get(caller, rooms.remove(caller, id, userId, key));
  }
}
