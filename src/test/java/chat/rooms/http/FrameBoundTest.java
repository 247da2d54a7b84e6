package chat.rooms.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameBoundTest {
  private static final int MOST = 70_000;
  private static final int CONTINUATION = 0x00;
  private static final int TEXT = 0x01;
  private static final int BINARY = 0x02;
  private static final int LAST = 0x80;

  private final FrameBound bound = new FrameBound(MOST);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, MOST})
  void a_frame_within_the_bound_passes_as_it_is(int length) {
    byte[] frames = joined(frame(LAST | TEXT, length), frame(LAST | TEXT, 3));

    assertThat(bound.pass(frames, frames.length)).isEqualTo(frames);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 14, 1_000})
  void frames_pass_however_they_are_cut(int size) {
    byte[] frames = joined(frame(TEXT, 130), frame(LAST | CONTINUATION, 66_000), frame(0x89, 2));

    assertThat(inPieces(frames, size)).isEqualTo(frames);
  }

  @ParameterizedTest
  @ValueSource(longs = {MOST + 1, 10L << 20, Long.MAX_VALUE, -1})
  void a_frame_beyond_the_bound_becomes_blanks_that_are_one_too_many(long length) {
    byte[] passed = inPieces(headerOf(LAST | TEXT, length), 4);

    assertThat(passed).isEqualTo(blanks(LAST | TEXT));
  }

  @Test
  void nothing_passes_after_a_frame_beyond_the_bound() {
    byte[] frames = joined(headerOf(LAST | TEXT, 80_000), new byte[80_000], frame(0x89, 2));

    assertThat(inPieces(frames, 9_000)).isEqualTo(blanks(LAST | TEXT));
  }

  @Test
  void a_part_beyond_the_bound_ends_its_message() {
    byte[] first = frame(TEXT, 10);

    assertThat(inPieces(joined(first, headerOf(CONTINUATION, 80_000)), 8))
        .isEqualTo(joined(first, blanks(LAST | CONTINUATION)));
  }

  @Test
  void bytes_beyond_the_bound_are_refused_as_text_is() {
    assertThat(inPieces(headerOf(LAST | BINARY, 80_000), 8)).isEqualTo(blanks(LAST | TEXT));
  }

  private byte[] inPieces(byte[] bytes, int size) {
    ByteArrayOutputStream passed = new ByteArrayOutputStream();
    for (int i = 0; i < bytes.length; i += size) {
      byte[] piece = Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + size));
      passed.writeBytes(bound.pass(piece, piece.length));
    }
    return passed.toByteArray();
  }

  private static byte[] blanks(int first) {
    byte[] payload = new byte[MOST + 1];
    Arrays.fill(payload, (byte) ' ');
    byte[] header = headerOf(first, MOST + 1L);
    Arrays.fill(header, header.length - 4, header.length, (byte) 0);
    return joined(header, payload);
  }

  private static byte[] frame(int first, int length) {
    byte[] payload = new byte[length];
    Arrays.fill(payload, (byte) 'x');
    return joined(headerOf(first, length), payload);
  }

  /** A header as clients send it: with a mask. */
  private static byte[] headerOf(int first, long length) {
    ByteBuffer header = ByteBuffer.allocate(14).put((byte) first);
    if (length >= 0 && length < 126) {
      header.put((byte) (0x80 | length));
    } else if (length >= 0 && length < 65_536) {
      header.put((byte) (0x80 | 126)).putShort((short) length);
    } else {
      header.put((byte) (0x80 | 127)).putLong(length);
    }
    header.putInt(0x01020304);
    return Arrays.copyOf(header.array(), header.position());
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
