package chat.rooms.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Looks at the frames of one socket as they come in (RFC 6455, section 5.2), and keeps the payload
 * of one that is too long from being buffered: the server reads blanks in its place, as many as are
 * one too many, and so closes the socket with 1009 as for any message that is too large. Nothing
 * passes after it. Section 10.4 wants such a bound. Pings beyond theirs are left out.
 */
final class FrameBound {
  private static final int CONTINUATION = 0;
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;

  private final int most;
  private final PingBound pings;
  private final ByteArrayOutputStream header = new ByteArrayOutputStream();
  private long payload;
  private boolean passes;
  private boolean exceeded;
  private boolean closes;
  private volatile boolean closed;

  /**
   * @param most the longest payload in bytes
   */
  FrameBound(int most, PingBound pings) {
    this.most = most;
    this.pings = pings;
  }

  /** Takes the next bytes from the wire, and gives those that the server is to read. */
  byte[] pass(byte[] bytes, int length) {
    ByteArrayOutputStream passed = new ByteArrayOutputStream(length);
    int i = 0;
    while (i < length) {
      if (payload > 0) {
        int part = (int) Math.min(payload, length - i);
        passed.write(bytes, i, passes ? part : 0);
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
    closed |= closes && payload == 0;
    return passed.toByteArray();
  }

  /** Whether the client's close frame has come in whole (section 5.5.1). */
  boolean hasClosed() {
    return closed;
  }

  private void begin(byte[] frame, ByteArrayOutputStream passed) {
    payload = payloadOf(frame);
    closes |= opcode(frame) == CLOSE;
    passes = !exceeded && payload <= most && (opcode(frame) != PING || pings.admits());
    if (passes) {
      passed.writeBytes(frame);
    } else if (!exceeded && payload > most) {
      exceeded = true;
      passed.writeBytes(blanks(frame));
    }
  }

  private byte[] blanks(byte[] frame) {
    boolean continues = opcode(frame) == CONTINUATION;
    ByteBuffer blanks = ByteBuffer.allocate(14 + most + 1);
    Arrays.fill(blanks.array(), (byte) ' ');
    blanks.put((byte) (0x80 | (continues ? CONTINUATION : TEXT)));
    // A mask of zeros changes nothing.
    blanks.put((byte) 0xff).putLong(most + 1L).putInt(0);
    return blanks.array();
  }

  private static int opcode(byte[] frame) {
    return frame[0] & 0x0f;
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
      case 8 -> unsigned(rest.getLong());
      default -> frame[1] & 0x7f;
    };
  }

  /** Read as a signed number, a length of more than 63 bits is below zero. */
  private static long unsigned(long length) {
    return length < 0 ? Long.MAX_VALUE : length;
  }
}
