package chat.rooms.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses as text, which is never looked up as a name. */
public final class IpAddress {
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  /** What one subscriber of IPv6 is given at the least (RFC 6177). */
  private static final int SUBSCRIBER_BYTES = 64 / Byte.SIZE;

  private IpAddress() {}

  /** The address that a text spells; one of IPv4 that is written as IPv6 is one of IPv4. */
  static Optional<InetAddress> parse(String text) {
    if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException malformed) {
      return Optional.empty();
    }
  }

  /**
   * Who is counted as one: an address of IPv4, or the network of 64 bits that one of IPv6 is in,
   * since its user has all the others of that network too.
   */
  public static String subscriber(String address) {
    return parse(address).map(IpAddress::subscriber).orElse(address);
  }

  private static String subscriber(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      return address.getHostAddress();
    }
    Arrays.fill(bytes, SUBSCRIBER_BYTES, bytes.length, (byte) 0);
    return of(bytes).getHostAddress();
  }

  private static InetAddress of(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("it had the right length before", impossible);
    }
  }
}
