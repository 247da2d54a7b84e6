package chat.rooms.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A certificate for one host that only those trust who are told to, with its key.
 *
 * @param store both, for Java, under {@link #PASSWORD}
 * @param certificate as PEM (RFC 7468)
 * @param key as PEM, unencrypted
 */
public record SelfSigned(Path store, Path certificate, Path key) {
  public static final String PASSWORD = "changeit";

  private static final String ALIAS = "server";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Makes one by the JDK's keytool, in an empty folder. */
  public static SelfSigned of(String host, Path folder) throws IOException {
    Path store = folder.resolve("store.p12");
    List<String> arguments =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            "EC",
            "-dname",
            "CN=" + host,
            "-ext",
            "san=dns:" + host,
            "-keystore",
            store.toString(),
            "-storepass",
            PASSWORD);
    Processes.Outcome made = Processes.run(arguments, Map.of(), PATIENCE);
    if (made.status() != 0) {
      throw new IOException(made.output());
    }
    try {
      KeyStore content = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
      byte[] key = content.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
      byte[] certificate = content.getCertificate(ALIAS).getEncoded();
      return new SelfSigned(
          store,
          pem("CERTIFICATE", certificate, folder.resolve("certificate.pem")),
          pem("PRIVATE KEY", key, folder.resolve("key.pem")));
    } catch (GeneralSecurityException unreadable) {
      throw new IOException(unreadable);
    }
  }

  private static Path pem(String label, byte[] content, Path file) throws IOException {
    String text = Base64.getMimeEncoder().encodeToString(content);
    return Files.writeString(
        file, "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
  }
}
