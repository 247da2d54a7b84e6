package chat.rooms.account;

import chat.rooms.Ids;
import chat.rooms.Times;
import chat.rooms.problem.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A person's account. It is proven once a code has shown that the address is theirs, and banned
 * until an admin lifts the ban; it is never deleted, since messages name it.
 */
@Entity
@Table(name = "users")
public class User {
  @Id private String id;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Column(name = "first_name")
  private String firstName;

  @Column(name = "last_name")
  private String lastName;

  private String email;
  private String phone;

  @Column(name = "password_hash")
  private String passwordHash;

  private boolean admin;
  private boolean proven;
  private boolean banned;

  protected User() {}

  /** Registers somebody, whose address is not proven yet. */
  public User(Profile profile, String passwordHash) {
    this.id = Ids.next();
    this.createdAt = Times.now();
    this.passwordHash = passwordHash;
    this.email = normalised(profile.email());
    describe(profile);
  }

  /** E-mail addresses differ in more than case, or they are the same. */
  public static String normalised(String email) {
    return email.toLowerCase(Locale.ROOT);
  }

  /**
   * Takes over the names, and the phone where one is given: the API tells nobody's phone, so that
   * clients cannot give it back. The e-mail address has a way of its own, see {@link #moveTo}.
   */
  public void describe(Profile profile) {
    firstName = profile.firstName().strip();
    lastName = profile.lastName().strip();
    phone = Optional.ofNullable(profile.phone()).orElse(phone);
    touch();
  }

  /** Becomes somebody who has proven the address; nothing stays of whoever said it was theirs. */
  public void become(Profile profile, String newPasswordHash) {
    phone = null;
    passwordHash = newPasswordHash;
    describe(profile);
  }

  /** Changes the address to one that a code has proven. */
  public void moveTo(String provenEmail) {
    email = normalised(provenEmail);
    proven = true;
    touch();
  }

  /** Notes that a code has proven the address. */
  public void prove() {
    proven = true;
    touch();
  }

  /** Makes an admin of somebody whose proven address says so; who is one stays one. */
  public void beAdmin() {
    admin = true;
    touch();
  }

  public void replacePasswordHash(String hash) {
    passwordHash = hash;
    touch();
  }

  /**
   * Gives a role.
   *
   * @throws Refusal 409 where the account has it
   */
  public void grant(Role role) {
    if (has(role)) {
      throw Refusal.conflict("the user has this role already");
    }
    admin = true;
    touch();
  }

  /**
   * Takes a role.
   *
   * @throws Refusal 409 where the account does not have it, or where it is the role of everybody
   */
  public void revoke(Role role) {
    if (role == Role.USER) {
      throw Refusal.conflict("everybody keeps the role user; a ban locks an account");
    }
    if (!has(role)) {
      throw Refusal.conflict("the user does not have this role");
    }
    admin = false;
    touch();
  }

  public void ban() {
    if (banned) {
      throw Refusal.conflict("the user is banned already");
    }
    banned = true;
    touch();
  }

  public void liftBan() {
    if (!banned) {
      throw Refusal.conflict("the user is not banned");
    }
    banned = false;
    touch();
  }

  public boolean has(Role role) {
    return role == Role.USER || admin;
  }

  public List<String> roles() {
    return admin
        ? List.of(Role.USER.wireName(), Role.ADMIN.wireName())
        : List.of(Role.USER.wireName());
  }

  public String id() {
    return id;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  public String firstName() {
    return firstName;
  }

  public String lastName() {
    return lastName;
  }

  /** The name that system messages call this person by. */
  public String fullName() {
    return firstName + " " + lastName;
  }

  public String email() {
    return email;
  }

  public String passwordHash() {
    return passwordHash;
  }

  public boolean isAdmin() {
    return admin;
  }

  public boolean isProven() {
    return proven;
  }

  public boolean isBanned() {
    return banned;
  }

  private void touch() {
    updatedAt = Times.now();
  }
}
