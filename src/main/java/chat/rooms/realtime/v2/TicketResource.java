package chat.rooms.realtime.v2;

import chat.rooms.security.Caller;
import chat.rooms.session.SocketTickets;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tickets with which browsers open sockets. */
@Path("ws/ticket")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("user")
@Tag(ref = "Events")
public class TicketResource {
  @Inject private Caller caller;
  @Inject private SocketTickets tickets;

  /**
   * A ticket for one handshake.
   *
   * @param expiresIn seconds
   */
  public record Ticket(String ticket, long expiresIn) {}

  @POST
  @Operation(summary = "Get a ticket for one WebSocket handshake")
  @APIResponseSchema(value = Ticket.class, responseCode = "201")
  public Response issue() {
    return Response.status(Response.Status.CREATED)
        .entity(new Ticket(tickets.issue(caller), SocketTickets.LASTS.toSeconds()))
        .build();
  }
}
