package chat.rooms.session;

import chat.rooms.security.Caller;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Tickets for sockets. A browser cannot send a header with a handshake, and addresses end up in
 * logs; a ticket in the address is worth nothing a moment later. Only its hash is stored.
 */
@Stateless
public class SocketTickets {
  /** How long a ticket may wait to be used. */
  public static final Duration LASTS = Duration.ofSeconds(30);

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  @PersistenceContext private EntityManager em;
  @EJB private Sessions sessions;

  /** A new ticket for the caller's session; its time is the database's, as all nodes have it. */
  public String issue(Caller caller) {
    byte[] secret = new byte[BYTES];
    RANDOM.nextBytes(secret);
    String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    em.createNativeQuery(
            "insert into socket_ticket (hash, session_id, expires_at)"
                + " values (?1, ?2, now() + ?3 * interval '1 second')")
        .setParameter(1, hash(ticket))
        .setParameter(2, caller.sessionId())
        .setParameter(3, LASTS.toSeconds())
        .executeUpdate();
    return ticket;
  }

  /** Uses a ticket up: of many who try at once, one gets the session. */
  public Optional<Caller> redeem(String ticket) {
    List<?> sessionIds =
        em.createNativeQuery(
                "delete from socket_ticket where hash = ?1 and expires_at > now() returning session_id")
            .setParameter(1, hash(ticket))
            .getResultList();
    return sessionIds.stream().findFirst().flatMap(id -> sessions.find((String) id));
  }

  /** Forgets the tickets that nobody used. */
  public void forgetExpired() {
    em.createNativeQuery("delete from socket_ticket where expires_at <= now()").executeUpdate();
  }

  private static String hash(String ticket) {
    try {
      byte[] utf8 = ticket.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(utf8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
