package chat.rooms;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The address of a database or broker, {@code scheme://user:password@host:port/path?options} (RFC
 * 3986), taken apart and percent-decoded.
 *
 * <p>The authority is read here and not by {@link URI}, which has no host for names with an
 * underscore, as services of a container network often are called.
 *
 * @param user empty where the address names none
 * @param password empty where the address names none
 * @param host a name or an address; IPv6 keeps its brackets
 * @param port -1 where the address names none
 * @param path what follows the first slash: the database
 * @param options the query's, in their order
 */
public record ServiceUrl(
    String scheme,
    String user,
    String password,
    String host,
    int port,
    String path,
    Map<String, String> options) {

  /**
   * Takes an address apart.
   *
   * @throws IllegalArgumentException saying what is wrong, without a part of the address, which may
   *     hold a password
   */
  public static ServiceUrl of(URI address) {
    String authority = address.getRawAuthority();
    if (authority == null || address.getRawFragment() != null) {
      throw new IllegalArgumentException("does not read scheme://user:password@host:port/name");
    }
    int at = authority.lastIndexOf('@');
    String[] credentials = authority.substring(0, Math.max(at, 0)).split(":", 2);
    String server = authority.substring(at + 1);
    int colon = server.indexOf(':', server.lastIndexOf(']') + 1);
    return new ServiceUrl(
        address.getScheme(),
        decoded(credentials[0]),
        credentials.length < 2 ? "" : decoded(credentials[1]),
        host(colon < 0 ? server : server.substring(0, colon)),
        colon < 0 ? -1 : port(server.substring(colon + 1)),
        decoded(address.getRawPath().replaceFirst("^/", "")),
        options(address.getRawQuery()));
  }

  public int portOr(int standard) {
    return port < 0 ? standard : port;
  }

  /** Leaves the password out, so that an address can be logged. */
  @Override
  public String toString() {
    return scheme + "://" + host + (port < 0 ? "" : ":" + port) + "/" + path;
  }

  private static String host(String host) {
    if (host.isEmpty()) {
      throw new IllegalArgumentException("names no host");
    }
    return decoded(host);
  }

  private static int port(String digits) {
    if (!digits.matches("[0-9]{1,5}") || Integer.parseInt(digits) > 65_535) {
      throw new IllegalArgumentException("has a port that is not one");
    }
    return Integer.parseInt(digits);
  }

  private static Map<String, String> options(String query) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String option : query == null ? new String[0] : query.split("&")) {
      String[] pair = option.split("=", 2);
      if (!pair[0].isEmpty()) {
        options.put(decoded(pair[0]), pair.length < 2 ? "" : decoded(pair[1]));
      }
    }
    return options;
  }

  /** A plus sign is itself here, unlike in the forms that the decoder was made for. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
