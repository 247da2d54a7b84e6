package chat.rooms.faults;

import static chat.rooms.support.Bodies.object;
import static chat.rooms.support.Bodies.with;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Registers people and signs them in: as many as are needed at once, used by one test after the
 * other, since passwords are dear to hash. Each calls from an address of their own, so that the
 * limits, which are the defaults, meet nobody who does not exceed them.
 */
final class People {
  private static final String PASSWORD = "a password of nobody's";

  private final FaultyCluster cluster;
  private final List<Person> known = new ArrayList<>();

  People(FaultyCluster cluster) {
    this.cluster = cluster;
  }

  /** Some of those who are known, the same each time. */
  synchronized List<Person> some(int count) {
    while (known.size() < count) {
      known.add(newcomer());
    }
    return List.copyOf(known.subList(0, count));
  }

  /** Somebody new, whom no other test knows. */
  Person newcomer() {
    String email = "p" + UUID.randomUUID() + "@example.org";
    Person stranger = new Person(null, email, null, Addresses.next());
    JsonObject profile = with(with(credentials(email), "firstName", "Fay"), "lastName", "Lure");
    String id = call(stranger, "/users/register", profile).getString("id");
    return signIn(new Person(id, email, null, stranger.address()));
  }

  /** The same person with another session. */
  Person signIn(Person person) {
    String token = call(person, "/users/login", credentials(person.email())).getString("token");
    return new Person(person.id(), person.email(), token, person.address());
  }

  static String password() {
    return PASSWORD;
  }

  static JsonObject credentials(String email) {
    return object("email", email, "password", PASSWORD);
  }

  private JsonObject call(Person person, String path, JsonObject body) {
    Person nobody = new Person(person.id(), person.email(), null, person.address());
    return Rest.call(cluster.nodes().get(known.size() % 3), nobody, "POST", path, body);
  }

  /** Addresses of private networks (RFC 1918), each once. */
  private static final class Addresses {
    private static final java.util.concurrent.atomic.AtomicInteger LAST =
        new java.util.concurrent.atomic.AtomicInteger();

    static String next() {
      int n = LAST.incrementAndGet();
      return "10.1." + (n >> 8) + "." + (n & 255);
    }
  }
}
