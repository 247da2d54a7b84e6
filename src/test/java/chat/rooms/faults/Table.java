package chat.rooms.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The one table that a run prints. */
final class Table {
  private static final String LINE = "%-4s %-44s %7s %8s %5s %7s %12s %8s %8s %8s  %s%n";

  private final List<Row> rows = new ArrayList<>();

  /** What one trial came to; {@code counted} is what the guarantee itself counts. */
  private record Row(int number, String text) {}

  synchronized void add(
      int guarantee, String fault, Verdict verdict, Duration recovery, String counted) {
    String text =
        LINE.formatted(
            "G" + guarantee,
            fault,
            verdict.sent,
            verdict.seen,
            verdict.lost,
            verdict.doubled,
            verdict.disordered,
            millis(verdict.percentile(50)),
            millis(verdict.percentile(99)),
            recovery == null ? "-" : seconds(recovery),
            counted);
    rows.add(new Row(guarantee, text));
  }

  @Override
  public synchronized String toString() {
    StringBuilder table = new StringBuilder(System.lineSeparator());
    table.append(
        LINE.formatted(
            "",
            "fault",
            "sent",
            "seen",
            "lost",
            "doubled",
            "out of order",
            "p50",
            "p99",
            "recovery",
            "counted"));
    rows.stream()
        .sorted(Comparator.comparingInt(Row::number))
        .forEach(row -> table.append(row.text()));
    return table.toString();
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }

  private static String millis(Duration duration) {
    return duration.toMillis() + " ms";
  }
}
