package chat.rooms.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Looks at the frames of one socket as they come in (RFC 6455, section 5.2), and keeps the payload
 * of one that is too long from being buffered: the server reads blanks in its place, as many as are
 * one too many, and so closes the socket with 1009 as for any message that is too large. Nothing
 * after it is read. Section 10.4 wants such a bound.
 */
final class FrameBound {
  private static final int CONTINUATION = 0;
  private static final int TEXT = 1;

  private final int most;
  private final ByteArrayOutputStream header = new ByteArrayOutputStream();
  private long payload;
  private boolean exceeded;

  /**
   * @param most the longest payload in bytes
   */
  FrameBound(int most) {
    this.most = most;
  }

  /** Takes the next bytes from the wire, and gives those that the server is to read. */
  byte[] pass(byte[] bytes, int length) {
    ByteArrayOutputStream passed = new ByteArrayOutputStream(length);
    int i = 0;
    while (i < length && !exceeded) {
      if (payload > 0) {
        int part = (int) Math.min(payload, length - i);
        passed.write(bytes, i, part);
        payload -= part;
        i += part;
      } else {
        header.write(bytes[i++]);
        if (isComplete(header.toByteArray())) {
          begin(header.toByteArray(), passed);
          header.reset();
        }
      }
    }
    return passed.toByteArray();
  }

  private void begin(byte[] frame, ByteArrayOutputStream passed) {
    long length = payloadOf(frame);
    // Read as a signed number, a length of 63 bits and more is below zero.
    exceeded = length > most || length < 0;
    if (exceeded) {
      passed.writeBytes(blanks(frame));
    } else {
      passed.writeBytes(frame);
      payload = length;
    }
  }

  private byte[] blanks(byte[] frame) {
    boolean continues = (frame[0] & 0x0f) == CONTINUATION;
    ByteBuffer blanks = ByteBuffer.allocate(14 + most + 1);
    Arrays.fill(blanks.array(), (byte) ' ');
    blanks.put((byte) (0x80 | (continues ? CONTINUATION : TEXT)));
    // A mask of zeros changes nothing.
    blanks.put((byte) 0xff).putLong(most + 1L).putInt(0);
    return blanks.array();
  }

  private static boolean isComplete(byte[] frame) {
    return frame.length >= 2
        && frame.length == 2 + extended(frame) + ((frame[1] & 0x80) == 0 ? 0 : 4);
  }

  /** How many bytes the length takes beyond the seven bits of the second one. */
  private static int extended(byte[] frame) {
    return switch (frame[1] & 0x7f) {
      case 126 -> 2;
      case 127 -> 8;
      default -> 0;
    };
  }

  private static long payloadOf(byte[] frame) {
    ByteBuffer rest = ByteBuffer.wrap(frame, 2, frame.length - 2);
    return switch (extended(frame)) {
      case 2 -> Short.toUnsignedInt(rest.getShort());
      case 8 -> rest.getLong();
      default -> frame[1] & 0x7f;
    };
  }
}
