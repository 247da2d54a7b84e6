package chat.rooms.room;

import static chat.rooms.support.Bodies.object;

import chat.rooms.support.Cluster;
import chat.rooms.support.Person;
import org.junit.jupiter.api.Test;

class RoomsContract {
  private final Cluster rooms = Cluster.shared();

  @Test
  void try_it() {
    Person anna = rooms.person("Anna");
    String room = anna.creates("Team");
    var socket = anna.at(rooms.second()).connects();
    anna.says(room, "Hello");
    socket.hearsText("Hello");
    socket.close();
    System.out.println(rooms.admin().get("/users/current"));
    System.out.println(anna.post("/rooms", object("name", "x")).names("name"));
  }
}
