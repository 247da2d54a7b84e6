package chat.rooms.redis;

/**
 * Redis is out of reach, or cannot do its work. Checked, because the chat goes on without Redis:
 * whoever calls it has to say what happens then.
 */
public class RedisDown extends Exception {
  private static final long serialVersionUID = 1L;

  RedisDown(String message, Throwable cause) {
    // No stack trace: while Redis is down, every call ends here.
    super(message, cause, false, false);
  }
}
