package chat.rooms.faults;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Compares what clients wanted and saw with the log in the database, and believes only the log: who
 * is in a room has to see what happens there, whatever the server told them. It shares no code with
 * the server.
 */
final class Oracle {
  private static final int ID_LENGTH = 36;

  private final Supplier<StoredLog> database;
  private final Map<String, Long> since;

  /**
   * Judges what comes after now.
   *
   * @param database reads the log as it is
   */
  Oracle(Supplier<StoredLog> database) {
    this.database = database;
    this.since = log().heads();
  }

  Verdict judge(Journal journal) {
    StoredLog log = log();
    Verdict verdict = judgeSights(journal, log);
    judgeSends(journal, log, verdict);
    return verdict;
  }

  /** Whether everybody has seen whatever was in the log at some time; nobody has left since. */
  boolean isSeen(Journal journal, StoredLog then) {
    return judgeSights(journal, then).lost == 0;
  }

  StoredLog log() {
    return database.get();
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
      View view = views.computeIfAbsent(entry.roomId(), room -> new View(in(room, stays)));
      judge(diary.userId(), view.play(entry), entry, verdict);
      if (entry instanceof Diary.Placed placed) {
        verdict.restarts += placed.isRestart() ? 1 : 0;
      } else if (entry instanceof Diary.Seen seen) {
        verdict.seen++;
        judgeStay(diary.userId(), view, seen, log, verdict);
        measure(seen, journal, verdict);
      }
    }
    if (!views.isEmpty()) {
      stays.forEach(stay -> countLost(stay, views, log, verdict));
    }
  }

  private static List<StoredLog.Stay> in(String roomId, List<StoredLog.Stay> stays) {
    return stays.stream().filter(stay -> stay.roomId().equals(roomId)).toList();
  }

  private static void judge(String userId, View.Flaw flaw, Diary.Entry entry, Verdict verdict) {
    verdict.doubled += flaw == View.Flaw.DOUBLE ? 1 : 0;
    verdict.disordered += flaw == View.Flaw.DISORDER ? 1 : 0;
    if (flaw != View.Flaw.NONE) {
      verdict.finding(flaw + " for " + userId + ": " + entry);
    }
  }

  private static void judgeStay(
      String userId, View view, Diary.Seen seen, StoredLog log, Verdict verdict) {
    // An older reading of the log knows nothing of what came later.
    boolean isKnown = seen.seq() <= log.heads().getOrDefault(seen.roomId(), 0L);
    if (isKnown && !view.isMemberAt(seen.seq())) {
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
    View view = views.getOrDefault(stay.roomId(), new View(List.of()));
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
