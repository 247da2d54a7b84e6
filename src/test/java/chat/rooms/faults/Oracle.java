package chat.rooms.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what clients wanted and saw with the log in the database. It knows the tables, and
 * shares no code with the server.
 */
final class Oracle {
  private static final int ID_LENGTH = 36;

  private final FaultyCluster cluster;
  private final Map<String, Long> since;

  /** Judges what comes after now. */
  Oracle(FaultyCluster cluster) {
    this.cluster = cluster;
    this.since = log().heads();
  }

  Verdict judge(Journal journal) {
    StoredLog log = log();
    Verdict verdict = judgeSights(journal, log);
    judgeSends(journal, log, verdict);
    return verdict;
  }

  /** Whether everybody has seen whatever was in the log at some time. */
  boolean isSeen(Journal journal, StoredLog then) {
    return judgeSights(journal, then).lost == 0;
  }

  StoredLog log() {
    try (Connection database = cluster.database()) {
      return StoredLog.read(database);
    } catch (SQLException failed) {
      throw new IllegalStateException("the log cannot be read", failed);
    }
  }

  private Verdict judgeSights(Journal journal, StoredLog log) {
    Verdict verdict = new Verdict();
    journal.diaries().forEach(diary -> judge(diary, journal, log, verdict));
    return verdict;
  }

  private void judgeSends(Journal journal, StoredLog log, Verdict verdict) {
    Set<String> stored = new HashSet<>();
    for (List<StoredLog.Event> events : log.byRoom().values()) {
      for (StoredLog.Event event : events) {
        boolean says = event.command().equals("CreateMessage") && event.clientId() != null;
        if (says && !stored.add(event.actorId() + event.clientId())) {
          verdict.doubled++;
          verdict.finding("two numbers: " + event);
        }
      }
    }
    for (Attempt attempt : List.copyOf(journal.attempts())) {
      boolean isStored = stored.contains(attempt.actorId() + attempt.id());
      verdict.sent++;
      verdict.acknowledged += attempt.is(Attempt.Outcome.ACKNOWLEDGED) ? 1 : 0;
      if (attempt.is(Attempt.Outcome.ACKNOWLEDGED) && !isStored) {
        verdict.lost++;
        verdict.finding("acknowledged, and not stored: " + attempt.id());
      } else if (attempt.is(Attempt.Outcome.REFUSED) && isStored) {
        verdict.lost++;
        verdict.finding("refused, and stored: " + attempt.id());
      }
    }
  }

  private void judge(Diary diary, Journal journal, StoredLog log, Verdict verdict) {
    List<StoredLog.Stay> stays = log.staysOf(diary.userId());
    Map<String, View> views = new HashMap<>();
    for (Diary.Entry entry : diary.entries()) {
      View view = views.computeIfAbsent(entry.roomId(), none -> new View());
      if (entry instanceof Diary.Placed placed) {
        boolean again = placed.why() == Diary.Why.RESET || placed.why() == Diary.Why.LIMITED;
        verdict.restarts += again ? 1 : 0;
        view.placed(placed);
      } else if (entry instanceof Diary.Seen seen) {
        judge(diary.userId(), view.see(seen), seen, verdict);
        judgeStay(diary.userId(), stays, seen, log, verdict);
        measure(seen, journal, verdict);
      } else {
        view.ended();
      }
    }
    if (!views.isEmpty()) {
      stays.forEach(stay -> countLost(stay, views, log, verdict));
    }
  }

  private static void judge(String userId, View.Flaw flaw, Diary.Seen seen, Verdict verdict) {
    verdict.seen++;
    verdict.doubled += flaw == View.Flaw.DOUBLE ? 1 : 0;
    verdict.disordered += flaw == View.Flaw.DISORDER ? 1 : 0;
    if (flaw != View.Flaw.NONE) {
      verdict.finding(flaw + " for " + userId + ": " + seen);
    }
  }

  private static void judgeStay(
      String userId, List<StoredLog.Stay> stays, Diary.Seen seen, StoredLog log, Verdict verdict) {
    // An older reading of the log knows nothing of what came later.
    boolean isKnown = seen.seq() <= log.heads().getOrDefault(seen.roomId(), 0L);
    if (isKnown
        && stays.stream()
            .noneMatch(stay -> stay.roomId().equals(seen.roomId()) && stay.covers(seen.seq()))) {
      verdict.beyond++;
      verdict.finding("not a member, " + userId + ": " + seen);
    }
  }

  private static void measure(Diary.Seen seen, Journal journal, Verdict verdict) {
    if (seen.text() != null && seen.text().length() >= ID_LENGTH) {
      Attempt attempt = journal.attempt(seen.text().substring(0, ID_LENGTH));
      if (attempt != null) {
        verdict.delivered(attempt, seen.at());
      }
    }
  }

  private void countLost(
      StoredLog.Stay stay, Map<String, View> views, StoredLog log, Verdict verdict) {
    View view = views.getOrDefault(stay.roomId(), new View());
    long before = Math.max(stay.from() - 1, since.getOrDefault(stay.roomId(), 0L));
    long start = view.startOf(stay, before);
    for (StoredLog.Event event : log.byRoom().getOrDefault(stay.roomId(), List.of())) {
      if (event.seq() > start && stay.covers(event.seq()) && !view.has(event.seq())) {
        verdict.lost++;
        verdict.finding("not seen by " + stay.userId() + ": " + event);
      }
    }
  }
}
