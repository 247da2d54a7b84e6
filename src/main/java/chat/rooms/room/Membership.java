package chat.rooms.room;

import chat.rooms.Times;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** That somebody is in a room, since an event of it. It ends with its row. */
@Entity
@Table(name = "membership")
@IdClass(Membership.Key.class)
public class Membership {
  @Id
  @Column(name = "room_id")
  private String roomId;

  @Id
  @Column(name = "user_id")
  private String userId;

  @Column(name = "joined_at")
  private Instant joinedAt;

  @Column(name = "joined_seq")
  private long joinedSeq;

  protected Membership() {}

  Membership(String roomId, String userId, long joinedSeq) {
    this.roomId = roomId;
    this.userId = userId;
    this.joinedSeq = joinedSeq;
    this.joinedAt = Times.now();
  }

  /** The primary key. */
  public record Key(String roomId, String userId) {}
}
