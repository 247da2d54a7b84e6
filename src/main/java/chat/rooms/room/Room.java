package chat.rooms.room;

import chat.rooms.Ids;
import chat.rooms.Times;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A room. Somebody creates and so owns it, may rename it, and may delete it; then it stays as a
 * tombstone that nobody finds, so that clients which were away can be told. Two rooms exist always
 * and own themselves: everybody hears them without being a member.
 */
@Entity
@Table(name = "room")
public class Room {
  /** The fixed room in which everybody talks. */
  public static final String GENERAL = "general";

  /** The fixed room in which admins write and everybody reads. */
  public static final String ANNOUNCEMENTS = "announcements";

  @Id private String id;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Column(name = "deleted_at")
  private Instant deletedAt;

  private String name;

  @Column(name = "owner_id")
  private String ownerId;

  @Column(name = "room_type")
  private String roomType;

  protected Room() {}

  Room(String name, RoomType type, String ownerId) {
    this.id = Ids.next();
    this.createdAt = Times.now();
    this.ownerId = ownerId;
    this.roomType = type.wireName();
    rename(name);
  }

  void rename(String newName) {
    name = newName;
    updatedAt = Times.now();
  }

  void delete() {
    deletedAt = Times.now();
    updatedAt = deletedAt;
  }

  /** Whether this is one of the two rooms that exist always. */
  public boolean isFixed() {
    return isFixed(id);
  }

  /** Whether this is the id of one of the two rooms that exist always. */
  public static boolean isFixed(String roomId) {
    return GENERAL.equals(roomId) || ANNOUNCEMENTS.equals(roomId);
  }

  public RoomType type() {
    return RoomType.of(roomType);
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

  public String name() {
    return name;
  }

  public String ownerId() {
    return ownerId;
  }
}
