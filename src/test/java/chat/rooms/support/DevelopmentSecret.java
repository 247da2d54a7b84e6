package chat.rooms.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** An API_SECRET for this folder alone, kept so that a restart leaves people signed in. */
final class DevelopmentSecret {
  private DevelopmentSecret() {}

  static String in(Path file) {
    try {
      if (!Files.exists(file)) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        Files.writeString(file, HexFormat.of().formatHex(random));
        file.toFile().setReadable(false, false);
        file.toFile().setReadable(true, true);
      }
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
