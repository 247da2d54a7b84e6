package chat.rooms.account;

import chat.rooms.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who may register while only allowed users may; for admins. */
@Path("allowed-users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("user")
@Tag(ref = "Allowed users")
@APIResponse(responseCode = "403", description = "The caller is no admin.")
public class AllowedUsersResource {
  @Inject private Caller caller;
  @Inject private AllowedUserService allowedUsers;

  @GET
  @Operation(summary = "List who may register")
  public List<AllowedUserView> all() {
    return allowedUsers.all(caller);
  }

  @POST
  @Operation(summary = "Allow an address")
  @APIResponseSchema(value = AllowedUserView.class, responseCode = "201")
  public Response add(NewAllowedUser allowed, @HeaderParam("Idempotency-Key") String key) {
    AllowedUserView added = allowedUsers.add(caller, allowed, key);
    return Response.created(UriBuilder.fromPath("allowed-users/{email}").build(added.email()))
        .entity(added)
        .build();
  }

  @DELETE
  @Path("{email}")
  @Operation(summary = "Take an address off the list")
  public void remove(@PathParam("email") String email, @HeaderParam("Idempotency-Key") String key) {
    allowedUsers.remove(caller, email, key);
  }
}
