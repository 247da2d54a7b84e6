package chat.rooms.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameBoundTest {
  private static final int MOST = 70_000;
  private static final int CONTINUATION = 0x00;
  private static final int TEXT = 0x01;
  private static final int BINARY = 0x02;
  private static final int CLOSE = 0x08;
  private static final int PING = 0x09;
  private static final int LAST = 0x80;

  private long now;
  private final FrameBound bound = new FrameBound(MOST, new PingBound(() -> now));

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
  @ValueSource(
      longs = {MOST + 1, 10L << 20, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1, -1})
  void a_frame_beyond_the_bound_becomes_blanks_that_are_one_too_many(long length) {
    byte[] passed = inPieces(headerOf(LAST | TEXT, length), 4);

    assertThat(passed).isEqualTo(blanks(LAST | TEXT));
  }

  @Test
  void nothing_passes_after_a_frame_beyond_the_bound() {
    byte[] frames = joined(headerOf(LAST | TEXT, 80_000), new byte[80_000], frame(0x89, 2));

    assertThat(inPieces(frames, 9_000)).isEqualTo(blanks(LAST | TEXT));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 1_000, 100_000})
  void a_close_frame_is_known_when_it_has_come_in_whole(int size) {
    byte[] frames = joined(frame(LAST | TEXT, 3), frame(LAST | CLOSE, 2));

    inPieces(Arrays.copyOf(frames, frames.length - 1), size);
    assertThat(bound.hasClosed()).isFalse();
    inPieces(Arrays.copyOfRange(frames, frames.length - 1, frames.length), size);
    assertThat(bound.hasClosed()).isTrue();
  }

  @Test
  void a_close_frame_without_a_code_is_known() {
    inPieces(frame(LAST | CLOSE, 0), 8);

    assertThat(bound.hasClosed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1_000, 200_000})
  void a_close_frame_is_known_behind_a_frame_beyond_the_bound(int size) {
    byte[] frames = joined(headerOf(LAST | TEXT, 80_000), new byte[80_000], frame(LAST | CLOSE, 2));

    assertThat(inPieces(frames, size)).isEqualTo(blanks(LAST | TEXT));
    assertThat(bound.hasClosed()).isTrue();
  }

  @Test
  void what_looks_like_a_close_frame_in_a_frame_beyond_the_bound_is_none() {
    byte[] payload = new byte[80_000];
    Arrays.fill(payload, (byte) (LAST | CLOSE));

    inPieces(joined(headerOf(LAST | TEXT, payload.length), payload), 1_000);

    assertThat(bound.hasClosed()).isFalse();
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

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 1_000})
  void pings_beyond_their_bound_are_left_out_and_all_else_passes(int size) {
    byte[] few = pings(PingBound.MOST);
    byte[] text = frame(LAST | TEXT, 130);

    assertThat(inPieces(joined(few, pings(1_000), text), size)).isEqualTo(joined(few, text));
  }

  @Test
  void pings_pass_again_after_a_while() {
    inPieces(pings(1_000), 1_000);
    now += PingBound.SPELL - 1;
    assertThat(inPieces(pings(1), 8)).isEmpty();
    now++;
    assertThat(inPieces(pings(1), 8)).isEqualTo(pings(1));
  }

  private static byte[] pings(int count) {
    return joined(Collections.nCopies(count, frame(LAST | PING, 2)).toArray(byte[][]::new));
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
