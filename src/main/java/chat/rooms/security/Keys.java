package chat.rooms.security;

import chat.rooms.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The keys of Rooms, stretched from API_SECRET by HKDF with SHA-256 (RFC 5869). Each purpose has a
 * key of its own, so that what is signed for one can never be taken for another.
 */
@ApplicationScoped
public class Keys {
  /** What a key is for; the name is part of the key, so that renaming one voids all it signed. */
  public enum Purpose {
    TOKENS,
    CODES,
    EMAILS,
    CONTENT
  }

  private static final int KEY_BYTES = 32;

  private final Map<Purpose, byte[]> keys = new EnumMap<>(Purpose.class);

  @Inject
  public Keys(Settings settings) {
    this(settings.apiSecret());
  }

  Keys(String secret) {
    for (Purpose purpose : Purpose.values()) {
      keys.put(purpose, derive(secret, purpose));
    }
  }

  /** For the container's proxy. */
  protected Keys() {}

  /** The 32 bytes of a purpose's key. */
  byte[] key(Purpose purpose) {
    return keys.get(purpose).clone();
  }

  /** HMAC-SHA256 (RFC 2104) of the parts, 32 bytes; other parts that join alike give another. */
  public byte[] hmac(Purpose purpose, String... parts) {
    HMac hmac = new HMac(new SHA256Digest());
    hmac.init(new KeyParameter(keys.get(purpose)));
    for (String part : parts) {
      byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
      hmac.update(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array(), 0, Integer.BYTES);
      hmac.update(utf8, 0, utf8.length);
    }
    byte[] result = new byte[hmac.getMacSize()];
    hmac.doFinal(result, 0);
    return result;
  }

  /** The same as 43 characters of base64url, for names and for columns of text. */
  public String hmacText(Purpose purpose, String... parts) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(purpose, parts));
  }

  /** Stands for an e-mail address, in whatever letters it is written, where others may look. */
  public String pseudonym(String email) {
    return hmacText(Purpose.EMAILS, email.toLowerCase(Locale.ROOT));
  }

  private static byte[] derive(String secret, Purpose purpose) {
    HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
    byte[] label = ("rooms " + purpose).getBytes(StandardCharsets.UTF_8);
    hkdf.init(new HKDFParameters(secret.getBytes(StandardCharsets.UTF_8), null, label));
    byte[] key = new byte[KEY_BYTES];
    hkdf.generateBytes(key, 0, key.length);
    return key;
  }
}
