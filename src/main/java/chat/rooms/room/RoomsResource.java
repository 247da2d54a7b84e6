package chat.rooms.room;

import chat.rooms.Done;
import chat.rooms.Paging;
import chat.rooms.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Rooms over REST. */
@Path("rooms")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("user")
@Tag(ref = "Rooms")
public class RoomsResource {
  @Inject private Caller caller;
  @Inject private RoomService rooms;
  @Inject private RoomViews views;
  @Inject private ReadPositions readPositions;

  @GET
  @Operation(summary = "List the rooms that the caller may see, by name")
  @APIResponseSchema(RoomView[].class)
  public Response visible(
      @QueryParam("page") String page, @QueryParam("size") String size, @Context UriInfo uri) {
    Paging paging = Paging.of(page, size);
    return paging.answer(views.visible(caller, paging), uri);
  }

  @GET
  @Path("{id}")
  @Operation(summary = "Read a room, with its members")
  public RoomView get(@PathParam("id") String id) {
    return views.withUsers(caller, id);
  }

  @POST
  @Operation(summary = "Create a room")
  @APIResponseSchema(value = RoomView.class, responseCode = "201")
  @APIResponse(responseCode = "403", description = "Only admins create rooms that are not private.")
  public Response create(NewRoom room, @HeaderParam("Idempotency-Key") String key) {
    String id = rooms.create(caller, room, key);
    return Response.created(UriBuilder.fromPath("rooms/{id}").build(id))
        .entity(views.withUsers(caller, id))
        .build();
  }

  @PUT
  @Path("{id}")
  @Operation(summary = "Rename a room")
  @APIResponse(responseCode = "403", description = "The caller does not own the room.")
  public RoomView rename(
      @PathParam("id") String id, RoomRename rename, @HeaderParam("Idempotency-Key") String key) {
    rooms.rename(caller, id, rename, key);
    return views.withUsers(caller, id);
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Delete a room")
  @APIResponse(
      responseCode = "403",
      description = "The caller does not own the room, or nobody deletes it.")
  public Done delete(@PathParam("id") String id, @HeaderParam("Idempotency-Key") String key) {
    rooms.delete(caller, id, key);
    return new Done("room deleted");
  }

  @GET
  @Path("{id}/read")
  @Operation(summary = "Read how far the other members have read, in rooms of at most 50")
  public List<ReadPosition> read(@PathParam("id") String id) {
    return readPositions.ofOthers(caller, id);
  }

  @PUT
  @Path("{id}/read")
  @Operation(summary = "Say how far the caller has read")
  @APIResponse(
      responseCode = "204",
      description = "The position is at least there; it never moves back.")
  public void read(
      @PathParam("id") String id, ReadUpTo read, @HeaderParam("Idempotency-Key") String key) {
    readPositions.advance(caller, id, read.seq(), key);
  }
}
