package chat.rooms.support;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The exact members of what the API answers with, and their types. */
public final class Shapes {
  private static final Set<String> USER =
      Set.of(
          "id",
          "createdAt",
          "updatedAt",
          "firstName",
          "lastName",
          "email",
          "roles",
          "isOnline",
          "rooms");
  private static final Set<String> ROOM =
      Set.of("id", "createdAt", "updatedAt", "name", "ownerId", "roomType", "users");
  private static final Set<String> MESSAGE =
      Set.of(
          "id", "createdAt", "updatedAt", "roomId", "userId", "text", "command", "targetId", "seq");
  private static final Set<String> EVENT =
      Set.of("seq", "command", "actorId", "targetId", "at", "message");

  private Shapes() {}

  public static JsonObject user(JsonObject user) {
    hasMembers(user, USER);
    hasTexts(user, "id", "firstName", "lastName", "email");
    hasTimes(user, "createdAt", "updatedAt");
    assertThat(Bodies.texts(user, "roles")).contains("user");
    assertThat(user.get("isOnline")).isIn(JsonValue.TRUE, JsonValue.FALSE);
    isListOrNull(user, "rooms");
    return user;
  }

  public static JsonObject room(JsonObject room) {
    hasMembers(room, ROOM);
    hasTexts(room, "id", "name", "ownerId");
    hasTimes(room, "createdAt", "updatedAt");
    assertThat(room.getString("roomType")).isIn("Private", "Public", "ReadOnly");
    isListOrNull(room, "users");
    return room;
  }

  /** A message, with a clientId where its sender gave one. */
  public static JsonObject message(JsonObject message) {
    Set<String> expected = new TreeSet<>(MESSAGE);
    if (message.containsKey("clientId")) {
      expected.add("clientId");
      hasTexts(message, "clientId");
    }
    hasMembers(message, expected);
    hasTexts(message, "id", "roomId", "userId", "command", "targetId");
    hasTimes(message, "createdAt", "updatedAt");
    assertThat(message.get("text")).isInstanceOf(JsonString.class);
    isNumber(message, "seq");
    return message;
  }

  /** A message as sockets get it, with the number of the event. */
  public static JsonObject frame(JsonObject frame) {
    isNumber(frame, "event");
    message(Bodies.without(frame, "event"));
    return frame;
  }

  public static JsonObject event(JsonObject event) {
    hasMembers(event, EVENT);
    hasTexts(event, "command", "actorId", "targetId");
    hasTimes(event, "at");
    isNumber(event, "seq");
    message(event.getJsonObject("message"));
    return event;
  }

  private static void hasMembers(JsonObject object, Set<String> expected) {
    assertThat(object.keySet())
        .as("members of %s", object)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static void hasTexts(JsonObject object, String... members) {
    for (String member : members) {
      assertThat(object.getString(member)).as("%s of %s", member, object).isNotEmpty();
    }
  }

  /** RFC 3339 in UTC, which ends with a Z. */
  private static void hasTimes(JsonObject object, String... members) {
    for (String member : List.of(members)) {
      assertThat(object.getString(member)).as("%s of %s", member, object).endsWith("Z");
      assertThat(Instant.parse(object.getString(member)))
          .isBetween(Instant.parse("2020-01-01T00:00:00Z"), Instant.now().plusSeconds(60));
    }
  }

  private static void isNumber(JsonObject object, String member) {
    assertThat(object.get(member)).as("%s of %s", member, object).isInstanceOf(JsonNumber.class);
  }

  private static void isListOrNull(JsonObject object, String member) {
    assertThat(object.get(member))
        .as("%s of %s", member, object)
        .satisfiesAnyOf(
            value -> assertThat(value).isEqualTo(JsonValue.NULL),
            value -> assertThat(value).isInstanceOf(JsonArray.class));
  }
}
