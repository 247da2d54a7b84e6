package chat.rooms;

import chat.rooms.account.User;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import java.util.Date;
import java.util.List;

/** What {@link ArchitectureTest} would refuse, a class for each rule. */
final class Violations {
  private Violations() {}

  static final class Unguarded {
    @GET
    public void read() {}
  }

  static final class Open {
    @GET
    @PermitAll
    public void read() {}
  }

  @PermitAll
  static final class OpenResource {}

  @RolesAllowed("user")
  static final class Anonymous {
    @POST
    public void change() {
      read();
    }

    private void read() {}
  }

  @RolesAllowed("user")
  static final class ShowsEntities {
    @GET
    public List<User> all() {
      return List.of();
    }
  }

  @Entity
  static final class Settable {
    String name;

    public void setName(String name) {
      this.name = name;
    }
  }

  static final class ReachesTheDatabase {
    EntityManager em;
  }

  static final class Prints {
    void print() {
      System.out.println();
    }
  }

  static final class KeepsDates {
    Date since;
  }
}
