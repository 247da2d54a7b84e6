package chat.rooms;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;

/** Tells addresses, blocks and origins from other text, without asking a name server. */
final class Addresses {
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final String IPV4 = OCTET + "(\\." + OCTET + "){3}";

  private Addresses() {}

  /** An IPv4 or IPv6 address, or a block of them in CIDR notation (RFC 4632, RFC 4291). */
  static boolean isBlock(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length > 2 || !isAddress(parts[0])) {
      return false;
    }
    int bits = parts[0].contains(":") ? 128 : 32;
    return parts.length == 1
        || parts[1].matches("[0-9]{1,3}") && Integer.parseInt(parts[1]) <= bits;
  }

  private static boolean isAddress(String text) {
    return text.matches(IPV4) || text.contains(":") && isIpv6(text);
  }

  private static boolean isIpv6(String text) {
    try {
      // With a colon and these characters only, the text is never looked up as a name.
      return text.matches("[0-9A-Fa-f:.]+") && InetAddress.getByName(text) != null;
    } catch (UnknownHostException notAnAddress) {
      return false;
    }
  }

  /** An origin as browsers send it, RFC 6454: scheme, host and perhaps port, and nothing after. */
  static boolean isOrigin(String text) {
    try {
      URI uri = URI.create(text);
      return uri.getHost() != null
          && Set.of("http", "https").contains(uri.getScheme().toLowerCase(Locale.ROOT))
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && Set.of("", "/").contains(uri.getRawPath());
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  /** In the letters that browsers use: lower case, without a slash or the scheme's own port. */
  static String canonicalOrigin(String origin) {
    return origin
        .toLowerCase(Locale.ROOT)
        .replaceFirst("/$", "")
        .replaceFirst("^(http://.*):80$|^(https://.*):443$", "$1$2");
  }
}
