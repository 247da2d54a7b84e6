package chat.rooms.faults;

import static chat.rooms.support.Bodies.object;

import java.util.List;
import java.util.UUID;

/** A private room, and who is in it by name; who comes and goes is only in the log. */
record Room(String id, Person owner, List<Person> members) {

  /** Creates a room over REST. */
  static Room create(FaultyNode node, Person owner, List<Person> others) {
    String name = "Room " + UUID.randomUUID().toString().substring(0, 8);
    var body = object("name", name);
    Room room =
        new Room(Rest.call(node, owner, "POST", "/rooms", body).getString("id"), owner, others);
    others.forEach(other -> room.add(node, other));
    return room;
  }

  void add(FaultyNode node, Person person) {
    Rest.call(node, owner, "POST", "/rooms/" + id + "/users/" + person.id(), null);
  }

  void remove(FaultyNode node, Person person) {
    Rest.call(node, owner, "DELETE", "/rooms/" + id + "/users/" + person.id(), null);
  }

  boolean has(Person person) {
    return owner.equals(person) || members.contains(person);
  }
}
