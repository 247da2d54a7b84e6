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

/** Rooms over REST. */
@Path("rooms")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("user")
public class RoomsResource {
  @Inject private Caller caller;
  @Inject private RoomService rooms;
  @Inject private RoomViews views;
  @Inject private ReadPositions readPositions;

  @GET
  public Response visible(
      @QueryParam("page") String page, @QueryParam("size") String size, @Context UriInfo uri) {
    Paging paging = Paging.of(page, size);
    return paging.answer(views.visible(caller, paging), uri);
  }

  @GET
  @Path("{id}")
  public RoomView get(@PathParam("id") String id) {
    return views.withUsers(caller, id);
  }

  @POST
  public Response create(NewRoom room, @HeaderParam("Idempotency-Key") String key) {
    String id = rooms.create(caller, room, key);
    return Response.created(UriBuilder.fromPath("rooms/{id}").build(id))
        .entity(views.withUsers(caller, id))
        .build();
  }

  @PUT
  @Path("{id}")
  public RoomView rename(
      @PathParam("id") String id, RoomRename rename, @HeaderParam("Idempotency-Key") String key) {
    rooms.rename(caller, id, rename, key);
    return views.withUsers(caller, id);
  }

  @DELETE
  @Path("{id}")
  public Done delete(@PathParam("id") String id, @HeaderParam("Idempotency-Key") String key) {
    rooms.delete(caller, id, key);
    return new Done("room deleted");
  }

  @PUT
  @Path("{id}/read")
  public void read(
      @PathParam("id") String id, ReadUpTo read, @HeaderParam("Idempotency-Key") String key) {
    readPositions.advance(caller, id, read.seq(), key);
  }
}
