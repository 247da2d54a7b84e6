package chat.rooms.login;

import chat.rooms.Done;
import chat.rooms.account.Profile;
import chat.rooms.account.User;
import chat.rooms.account.UserView;
import chat.rooms.account.UserViews;
import chat.rooms.security.Caller;
import chat.rooms.security.ClientAddress;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Getting an account, getting in, and getting out. */
@Path("users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(ref = "Getting in")
public class LoginResource {
  @Inject private CodeService codes;
  @Inject private RegistrationService registration;
  @Inject private LoginService logins;
  @Inject private PasswordService passwords;
  @Inject private ProfileService profiles;
  @Inject private UserViews views;
  @Inject private ClientAddress clientAddress;
  @Inject private Caller caller;
  @Context private HttpServletRequest request;

  @POST
  @Path("send-otp")
  @PermitAll
  @Operation(summary = "Send a one-time code")
  public Done sendCode(EmailOnly to, @HeaderParam("Idempotency-Key") String key) {
    codes.send(to.email(), clientAddress.of(request), key);
    return new Done("otp sent");
  }

  @POST
  @Path("register")
  @PermitAll
  @Operation(summary = "Register")
  @APIResponseSchema(value = UserView.class, responseCode = "201")
  @APIResponse(
      responseCode = "403",
      description = "Registering takes a code here, or for this address.")
  public Response register(Registration body, @HeaderParam("Idempotency-Key") String key) {
    return created(registration.register(body, key));
  }

  @POST
  @Path("register-otp")
  @PermitAll
  @Operation(summary = "Register with a code")
  @APIResponseSchema(value = UserView.class, responseCode = "201")
  @APIResponse(responseCode = "401", description = "The code is wrong or used up.")
  @APIResponse(responseCode = "403", description = "This address may not register.")
  public Response register(ProvenRegistration body, @HeaderParam("Idempotency-Key") String key) {
    return created(registration.register(body, key));
  }

  @POST
  @Path("login")
  @PermitAll
  @Operation(summary = "Log in")
  @APIResponse(responseCode = "401", description = "E-mail address or password are wrong.")
  @APIResponse(
      responseCode = "403",
      description = "Logging in takes a code here, or the account is banned.")
  public Token login(Credentials body, @HeaderParam("Idempotency-Key") String key) {
    return logins.login(body, clientAddress.of(request), key);
  }

  @POST
  @Path("login-otp")
  @PermitAll
  @Operation(summary = "Log in with a code")
  @APIResponse(responseCode = "401", description = "E-mail address, password or code are wrong.")
  @APIResponse(responseCode = "403", description = "The account is banned.")
  public Token login(ProvenCredentials body, @HeaderParam("Idempotency-Key") String key) {
    return logins.login(body, clientAddress.of(request), key);
  }

  @POST
  @Path("reset-password")
  @PermitAll
  @Operation(summary = "Set a forgotten password anew, and end all sessions")
  @APIResponse(responseCode = "401", description = "The code is wrong or used up.")
  @APIResponse(responseCode = "404", description = "The code is right, the address has no account.")
  public Done resetPassword(PasswordReset body, @HeaderParam("Idempotency-Key") String key) {
    passwords.reset(body, key);
    return new Done("password reset");
  }

  @POST
  @Path("logout")
  @RolesAllowed("user")
  @RepeatableLogout
  @Operation(summary = "Log out: end this session and its sockets")
  public void logout(@HeaderParam("Idempotency-Key") String key) {
    logins.logOut(caller, key);
  }

  @PUT
  @Path("password")
  @RolesAllowed("user")
  @Operation(summary = "Change the password, and end all other sessions")
  public void changePassword(PasswordChange body, @HeaderParam("Idempotency-Key") String key) {
    passwords.change(caller, body, clientAddress.of(request), key);
  }

  @PUT
  @Path("update")
  @RolesAllowed("user")
  @Operation(summary = "Change names and phone")
  @APIResponse(responseCode = "403", description = "Changing an account takes a code here.")
  public UserView update(Profile body, @HeaderParam("Idempotency-Key") String key) {
    return views.of(profiles.update(caller, body, key));
  }

  @PUT
  @Path("update-otp")
  @RolesAllowed("user")
  @Operation(summary = "Change names, phone and e-mail address, with a code")
  public UserView update(ProvenProfile body, @HeaderParam("Idempotency-Key") String key) {
    return views.of(profiles.update(caller, body, key));
  }

  private Response created(User user) {
    return Response.created(UriBuilder.fromPath("users/{id}").build(user.id()))
        .entity(views.of(user))
        .build();
  }
}
