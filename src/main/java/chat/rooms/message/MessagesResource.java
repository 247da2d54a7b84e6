package chat.rooms.message;

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

/** Messages over REST. */
@Path("messages")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("user")
@Tag(ref = "Messages")
public class MessagesResource {
  private static final int USUAL = 20;
  private static final int MOST = 100;

  @Inject private Caller caller;
  @Inject private MessageService messages;
  @Inject private History history;

  @GET
  @Path("{id}")
  @Operation(summary = "Read a room's messages, newest first")
  @APIResponseSchema(MessageView[].class)
  public Response history(
      @PathParam("id") String roomId,
      @QueryParam("page") String page,
      @QueryParam("size") String size,
      @QueryParam("before") String before,
      @QueryParam("after") String after,
      @Context UriInfo uri) {
    Paging paging = Paging.of(page, size, USUAL, MOST);
    if (before != null) {
      long seq = Paging.number("before", before, 0, 0, Long.MAX_VALUE);
      return byCursor(history.before(caller, roomId, seq, paging.size()), paging, uri);
    }
    if (after != null) {
      long seq = Paging.number("after", after, 0, 0, Long.MAX_VALUE);
      return byCursor(history.after(caller, roomId, seq, paging.size()), paging, uri);
    }
    return paging.answer(history.page(caller, roomId, paging), uri);
  }

  @POST
  @Path("{id}")
  @Operation(summary = "Say something in a room")
  @APIResponseSchema(value = MessageView.class, responseCode = "201")
  @APIResponse(responseCode = "403", description = "The caller may only read here.")
  public Response post(
      @PathParam("id") String roomId,
      NewMessage message,
      @HeaderParam("Idempotency-Key") String key) {
    return Response.created(UriBuilder.fromPath("messages/{room}").build(roomId))
        .entity(messages.post(caller, roomId, message, key))
        .build();
  }

  @PUT
  @Path("{id}")
  @Operation(summary = "Say it in other words")
  @APIResponse(responseCode = "403", description = "Somebody else wrote it.")
  public MessageView edit(
      @PathParam("id") String id, MessageEdit edit, @HeaderParam("Idempotency-Key") String key) {
    return messages.edit(caller, id, edit, key);
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Take a message away")
  @APIResponse(
      responseCode = "403",
      description = "The caller neither wrote it, nor owns the room, nor is an admin.")
  public MessageView retract(
      @PathParam("id") String id, @HeaderParam("Idempotency-Key") String key) {
    return messages.retract(caller, id, key);
  }

  /** Links to the older messages as next, and to the newer ones as prev. */
  private static Response byCursor(List<MessageView> found, Paging paging, UriInfo uri) {
    Response.ResponseBuilder answer = Response.ok(found);
    if (!found.isEmpty()) {
      long oldest = found.get(found.size() - 1).seq();
      answer.header("Link", Paging.link(uri, "before", oldest, "next"));
      answer.header("Link", Paging.link(uri, "after", found.get(0).seq(), "prev"));
    }
    return answer.build();
  }
}
