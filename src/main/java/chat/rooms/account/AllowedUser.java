package chat.rooms.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An address that may register while only allowed users may, and the role that it gets then. */
@Entity
@Table(name = "allowed_user")
public class AllowedUser {
  @Id private String email;

  @Column(name = "default_role")
  private String defaultRole;

  protected AllowedUser() {}

  AllowedUser(NewAllowedUser allowed) {
    this.email = User.normalised(allowed.email());
    this.defaultRole = allowed.defaultRole().wireName();
  }

  /** Whether whoever registers with this address becomes an admin. */
  public boolean makesAdmin() {
    return defaultRole() == Role.ADMIN;
  }

  private Role defaultRole() {
    return Role.of(defaultRole);
  }

  AllowedUserView view() {
    return new AllowedUserView(email, defaultRole);
  }
}
