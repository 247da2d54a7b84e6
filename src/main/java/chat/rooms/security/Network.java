package chat.rooms.security;

import java.math.BigInteger;
import java.net.InetAddress;

/**
 * A block of addresses in CIDR notation (RFC 4632; RFC 4291, section 2.3), or a single one.
 *
 * @param bits how many leading bits all addresses of the block share
 */
record Network(InetAddress address, int bits) {

  static Network parse(String text) {
    String[] parts = text.split("/", 2);
    InetAddress address =
        IpAddress.parse(parts[0])
            .orElseThrow(() -> new IllegalArgumentException(text + " is no address"));
    int length = address.getAddress().length * Byte.SIZE;
    return new Network(address, parts.length == 1 ? length : Integer.parseInt(parts[1]));
  }

  boolean contains(InetAddress other) {
    int length = address.getAddress().length * Byte.SIZE;
    return other.getAddress().length * Byte.SIZE == length
        && prefix(other, length - bits).equals(prefix(address, length - bits));
  }

  private static BigInteger prefix(InetAddress address, int rest) {
    return new BigInteger(1, address.getAddress()).shiftRight(rest);
  }
}
