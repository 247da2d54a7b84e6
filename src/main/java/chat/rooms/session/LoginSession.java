package chat.rooms.session;

import chat.rooms.security.Caller;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A login: it begins with the token that names it, and ends when its row is deleted or its time is
 * over, whichever comes first.
 */
@Entity
@Table(name = "login_session")
public class LoginSession {
  @Id private String id;

  @Column(name = "user_id")
  private String userId;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected LoginSession() {}

  LoginSession(String id, String userId, Instant createdAt, Instant expiresAt) {
    this.id = id;
    this.userId = userId;
    this.createdAt = createdAt;
    this.expiresAt = expiresAt;
  }

  Caller caller() {
    return new Caller(userId, id, expiresAt);
  }
}
