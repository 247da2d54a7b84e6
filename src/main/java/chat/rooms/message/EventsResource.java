package chat.rooms.message;

import chat.rooms.Paging;
import chat.rooms.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The event log of a room over REST, oldest first. */
@Path("rooms/{id}/events")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("user")
@Tag(ref = "Events")
public class EventsResource {
  @Inject private Caller caller;
  @Inject private EventLog log;

  @GET
  @Operation(summary = "Read a room's events, oldest first, at most 100")
  @APIResponseSchema(EventView[].class)
  public Response after(
      @PathParam("id") String id, @QueryParam("after") String after, @Context UriInfo uri) {
    long seq = Paging.number("after", after, 0, 0, Long.MAX_VALUE);
    List<EventView> events = log.after(caller, id, seq);
    Response.ResponseBuilder answer = Response.ok(events);
    if (events.size() == EventLog.PAGE) {
      long last = events.get(events.size() - 1).seq();
      answer.header("Link", Paging.link(uri, "after", last, "next"));
    }
    return answer.build();
  }
}
