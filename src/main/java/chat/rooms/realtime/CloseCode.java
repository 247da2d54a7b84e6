package chat.rooms.realtime;

import jakarta.websocket.CloseReason;

/**
 * Why the server closes a socket. Codes from 4000 to 4499 say: do not come back as you are; from
 * 4500 on, and 1012: come back, with jitter. Besides these, RFC 6455 has 1007 for text that is no
 * UTF-8 and 1009 for a frame that is too large.
 */
public enum CloseCode {
  /** The server is going away for a moment (IANA's registry of close codes). */
  RESTART(1012, "the server restarts, come back"),
  /** Logged out, banned, or the password changed. */
  SESSION_ENDED(4001, "the session has ended, log in again"),
  TOKEN_EXPIRED(4002, "the token has expired, log in again"),
  /** The queue of what to send is full. */
  SLOW_CONSUMER(4501, "too slow, come back"),
  NO_ANSWER(4502, "no answer to pings, come back"),
  DATABASE_AWAY(4503, "the database is away, come back"),
  /** A room's numbers have begun anew, as after a restored backup. */
  HISTORY_RESET(4504, "a room cannot be continued from here, come back"),
  /** A frame could not be sent, so that what comes after it would be missing something. */
  NOT_SENT(4505, "something could not be sent, come back");

  private final int code;
  private final String reason;

  CloseCode(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  CloseReason closeReason() {
    return new CloseReason(() -> code, reason);
  }
}
