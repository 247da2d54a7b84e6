package chat.rooms.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A Lua script that Redis runs as one step, for 6.2 and later.
 *
 * @param sha1 the name under which Redis remembers it, in hexadecimal
 */
public record Script(String lua, String sha1) {

  public static Script of(String lua) {
    return new Script(lua, HexFormat.of().formatHex(digest(lua.getBytes(StandardCharsets.UTF_8))));
  }

  private static byte[] digest(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(text);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-1", impossible);
    }
  }
}
