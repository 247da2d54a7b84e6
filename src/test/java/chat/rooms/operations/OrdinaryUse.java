package chat.rooms.operations;

import static chat.rooms.support.Bodies.object;
import static chat.rooms.support.Bodies.with;
import static chat.rooms.support.V2Socket.acknowledged;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.ApiClient;
import chat.rooms.support.OldSocket;
import chat.rooms.support.Person;
import chat.rooms.support.V2Socket;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** What people do every day at a node, over REST and both protocols of the socket. */
final class OrdinaryUse {
  private final List<String> secrets = new ArrayList<>(List.of(Person.PASSWORD));

  /** The passwords, codes, tokens and tickets of all these people. */
  List<String> secrets() {
    return List.copyOf(secrets);
  }

  /** Somebody registers and logs in with a code. */
  Person getsIn(Person stranger) {
    String code = stranger.asksForCode();
    ApiClient client = stranger.stranger();
    client.post("/users/register-otp", with(stranger.registration(), "otp", code)).is(201);
    JsonObject login =
        client.post("/users/login-otp", with(stranger.credentials(), "otp", code)).is(200).json();
    Person person = stranger.withToken(login);
    secrets.addAll(List.of(code, person.token()));
    return person;
  }

  void overRest(Person anna, Person bob) {
    String room = anna.creates("Office");
    anna.adds(room, bob);
    String message = anna.says(room, "Helo").getString("id");
    anna.put("/messages/" + message, object("text", "Hello")).is(200);
    anna.delete("/messages/" + message).is(200);
    anna.removes(room, bob);
    anna.adds(room, bob);
    bob.removes(room, bob);
    anna.delete("/rooms/" + room).is(200);
  }

  void byTheOldProtocol(Person anna, Person bob) {
    try (OldSocket annas = anna.connects();
        OldSocket bobs = bob.connects()) {
      annas.commands("CreateRoom", "", "", "Kitchen");
      String room = annas.next().getString("roomId");
      annas.commands("AddUser", room, bob.id(), "");
      annas.commands("CreateMessage", room, room, "Helo");
      bobs.hears("AddUser", room);
      String message = bobs.hearsText("Helo").getString("id");
      annas.commands("UpdateMessage", room, message, "Hello");
      annas.commands("DeleteMessage", room, message, "");
      bobs.commands("RemoveUser", room, bob.id(), "");
      assertThat(bobs.errorsSoFar()).isEmpty();
      annas.commands("AddUser", room, bob.id(), "");
      annas.commands("RemoveUser", room, bob.id(), "");
      annas.commands("DeleteRoom", room, room, "");
      assertThat(annas.errorsSoFar()).isEmpty();
    }
  }

  void byV2(Person anna, Person bob) {
    try (V2Socket annas = connects(anna);
        V2Socket bobs = connects(bob)) {
      String room = acknowledged(annas.commands("CreateRoom", "", "", "Hall")).getString("roomId");
      acknowledged(annas.commands("AddUser", room, bob.id(), ""));
      bobs.says("type", "typing", "roomId", room);
      JsonObject said = annas.posts(room, "Helo");
      acknowledged(bobs.reads(room, said.getInt("seq")));
      String message = said.getString("messageId");
      acknowledged(annas.commands("UpdateMessage", room, message, "Hello"));
      acknowledged(annas.commands("DeleteMessage", room, message, ""));
      acknowledged(bobs.commands("RemoveUser", room, bob.id(), ""));
      acknowledged(annas.commands("DeleteRoom", room, room, ""));
    }
  }

  /** Opens a socket by a ticket. */
  V2Socket connects(Person person) {
    String ticket = person.ticket();
    secrets.add(ticket);
    V2Socket socket = person.opensV2(ticket);
    socket.greets();
    return socket.untilDone();
  }

  /** Somebody logs out, which closes what they have had open for a while. */
  void leaves(Person person, OldSocket socket) {
    person.post("/users/logout").is(204);
    assertThat(socket.closeCode()).isEqualTo(4001);
  }
}
