package chat.rooms.account;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The directory of users, and what admins do to them. */
@Path("users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("user")
@Tag(ref = "Users")
public class UsersResource {
  @Inject private Caller caller;
  @Inject private UserService users;
  @Inject private UserViews views;

  @GET
  @Operation(summary = "List everybody, by last name then first name")
  @APIResponseSchema(UserView[].class)
  public Response all(
      @QueryParam("page") String page, @QueryParam("size") String size, @Context UriInfo uri) {
    Paging paging = Paging.of(page, size);
    return paging.answer(views.of(users.page(paging)), uri);
  }

  @GET
  @Path("all")
  @Operation(summary = "List everybody, as the call above")
  @APIResponseSchema(UserView[].class)
  public Response allUnderTheirOldAddress(
      @QueryParam("page") String page, @QueryParam("size") String size, @Context UriInfo uri) {
    return all(page, size, uri);
  }

  @GET
  @Path("banned")
  @Operation(summary = "List who is banned, by last name then first name")
  @APIResponseSchema(UserView[].class)
  @APIResponse(responseCode = "403", description = "The caller is no admin.")
  public Response banned(
      @QueryParam("page") String page, @QueryParam("size") String size, @Context UriInfo uri) {
    Paging paging = Paging.of(page, size);
    return paging.answer(views.of(users.banned(caller, paging)), uri);
  }

  @GET
  @Path("email/{part}")
  @Operation(summary = "Find people by a part of their e-mail address")
  public List<UserView> withEmailLike(@PathParam("part") String part) {
    return views.of(users.withEmailLike(part));
  }

  @POST
  @Path("{id}/roles/{role}")
  @Operation(summary = "Give a role")
  @APIResponse(responseCode = "403", description = "The caller is no admin.")
  public UserView grant(
      @PathParam("id") String id,
      @PathParam("role") String role,
      @HeaderParam("Idempotency-Key") String key) {
    return views.of(users.grant(caller, id, Role.of(role), key));
  }

  @DELETE
  @Path("{id}/roles/{role}")
  @Operation(summary = "Take a role")
  @APIResponse(responseCode = "403", description = "The caller is no admin.")
  public UserView revoke(
      @PathParam("id") String id,
      @PathParam("role") String role,
      @HeaderParam("Idempotency-Key") String key) {
    return views.of(users.revoke(caller, id, Role.of(role), key));
  }

  @POST
  @Path("{id}/ban")
  @Operation(summary = "Ban: end all sessions and allow no login")
  @APIResponse(responseCode = "403", description = "The caller is no admin.")
  public void ban(@PathParam("id") String id, @HeaderParam("Idempotency-Key") String key) {
    users.ban(caller, id, key);
  }

  @DELETE
  @Path("{id}/ban")
  @Operation(summary = "Lift a ban")
  @APIResponse(responseCode = "403", description = "The caller is no admin.")
  public void liftBan(@PathParam("id") String id, @HeaderParam("Idempotency-Key") String key) {
    users.liftBan(caller, id, key);
  }
}
