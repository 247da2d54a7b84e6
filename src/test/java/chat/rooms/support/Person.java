package chat.rooms.support;

import static chat.rooms.support.Bodies.object;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody who uses Rooms at one of its nodes, from an address of their own, so that no two of them
 * share a limit.
 */
public final class Person {
  public static final String PASSWORD = "correct horse";

  private final Node node;
  private final Mailbox mailbox;
  private final JsonObject profile;
  private final ApiClient stranger;
  private final String id;
  private final String token;

  private Person(
      Node node, Mailbox mailbox, JsonObject profile, ApiClient stranger, String id, String token) {
    this.node = node;
    this.mailbox = mailbox;
    this.profile = profile;
    this.stranger = stranger;
    this.id = id;
    this.token = token;
  }

  /** Somebody who is not registered yet. */
  public static Person named(String firstName, Node node, Mailbox mailbox) {
    String tag = UUID.randomUUID().toString().substring(0, 8);
    return withEmail(
        firstName.toLowerCase() + "." + tag + "@example.org", firstName, node, mailbox);
  }

  static Person withEmail(String email, String firstName, Node node, Mailbox mailbox) {
    JsonObject profile =
        object(
            "firstName", firstName, "lastName", "Doe", "email", email, "phone", "+4930123456789");
    return new Person(node, mailbox, profile, new ApiClient(node.uri()), null, null);
  }

  /** Registers without a code. */
  public Person registers() {
    JsonObject user = stranger.post("/users/register", registration()).is(201).json();
    return new Person(node, mailbox, profile, stranger, user.getString("id"), null);
  }

  /** Registers with a code that proves the address. */
  public Person registersWithCode() {
    JsonObject body = Bodies.with(registration(), "otp", asksForCode());
    JsonObject user = stranger.post("/users/register-otp", body).is(201).json();
    return new Person(node, mailbox, profile, stranger, user.getString("id"), null);
  }

  /** Opens a session, another one each time. */
  public Person logsIn() {
    return withToken(stranger.post("/users/login", credentials()).is(200).json());
  }

  /** Opens a session with a code. */
  public Person logsInWithCode() {
    JsonObject body = Bodies.with(credentials(), "otp", asksForCode());
    return withToken(stranger.post("/users/login-otp", body).is(200).json());
  }

  /** The same person, with the token that a login was answered with. */
  public Person withToken(JsonObject login) {
    String token = login.getString("token");
    String id = stranger.withToken(token).get("/users/current").is(200).json().getString("id");
    return new Person(node, mailbox, profile, stranger, id, token);
  }

  /** The same person with the same session at another node. */
  public Person at(Node other) {
    return new Person(other, mailbox, profile, stranger.at(other.uri()), id, token);
  }

  /** Asks for a code, and reads it in the mail. */
  public String asksForCode() {
    return asksForCode(email());
  }

  /** Asks for a code for another address, and reads it in the mail. */
  public String asksForCode(String email) {
    int before = mailbox.codesSentTo(email);
    stranger.post("/users/send-otp", object("email", email)).is(200);
    return mailbox.awaitCode(email, before);
  }

  /** Creates a private room, and gives its id. */
  public String creates(String roomName) {
    return creates(roomName, "Private");
  }

  /** Creates a room, and gives its id. */
  public String creates(String roomName, String roomType) {
    return post("/rooms", object("name", roomName, "roomType", roomType))
        .is(201)
        .json()
        .getString("id");
  }

  /** Brings others into a room of this person's. */
  public void adds(String roomId, Person... others) {
    List.of(others).forEach(other -> post("/rooms/" + roomId + "/users/" + other.id()).is(200));
  }

  public void removes(String roomId, Person other) {
    delete("/rooms/" + roomId + "/users/" + other.id()).is(200);
  }

  /** Says something in a room, and gives the message. */
  public JsonObject says(String roomId, String text) {
    return post("/messages/" + roomId, object("text", text)).is(201).json();
  }

  /** Opens a socket that hears this person's rooms from now on. */
  public OldSocket connects() {
    return new OldSocket(handshake().token(token).connect()).untilLive();
  }

  /** A ticket for one socket. */
  public String ticket() {
    return post("/ws/ticket").is(201).json().getString("ticket");
  }

  /** Opens a socket of rooms.v2 by a ticket, and says nothing yet. */
  public V2Socket opensV2() {
    return opensV2(ticket());
  }

  /** Opens a socket of rooms.v2 by this ticket, and says nothing yet. */
  public V2Socket opensV2(String ticket) {
    return new V2Socket(handshake().subprotocol("rooms.v2").parameter("ticket", ticket).connect());
  }

  /** Opens a socket of rooms.v2 that hears this person's rooms from now on. */
  public V2Socket connectsV2() {
    V2Socket socket = opensV2();
    socket.greets();
    return socket.untilDone();
  }

  /** A socket to come, without a token yet. */
  public SocketClient.Builder handshake() {
    return SocketClient.to(node.uri());
  }

  /** Opens a socket to which anything can be written. */
  public RawSocket connectsRaw() {
    return connectsRaw(Map.of());
  }

  /** A handshake with headers beside the usual ones or instead of them. */
  public RawSocket connectsRaw(Map<String, String> headers) {
    return new RawSocket(URI.create(node.uri() + "/api/ws?token=" + token), headers);
  }

  public Answer get(String path) {
    return api().get(path);
  }

  public Answer post(String path) {
    return api().post(path);
  }

  public Answer post(String path, Object body) {
    return api().post(path, body);
  }

  public Answer put(String path, Object body) {
    return api().put(path, body);
  }

  public Answer delete(String path) {
    return api().delete(path);
  }

  /** Calls signed in. */
  public ApiClient api() {
    return stranger.withToken(token);
  }

  /** Calls without a token, from the same address. */
  public ApiClient stranger() {
    return stranger;
  }

  public String id() {
    return id;
  }

  public String token() {
    return token;
  }

  public String email() {
    return profile.getString("email");
  }

  public JsonObject profile() {
    return profile;
  }

  public JsonObject registration() {
    return Bodies.with(profile, "password", PASSWORD);
  }

  public JsonObject credentials() {
    return object("email", email(), "password", PASSWORD);
  }
}
