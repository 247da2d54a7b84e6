package chat.rooms.faults;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** All that clients wanted to say during a trial, and all that they saw. */
final class Journal {
  private final Map<String, Attempt> attempts = new ConcurrentHashMap<>();
  private final List<Diary> diaries = new CopyOnWriteArrayList<>();

  Attempt tries(String actorId, String roomId) {
    Attempt attempt = new Attempt(UUID.randomUUID().toString(), actorId, roomId);
    attempts.put(attempt.id(), attempt);
    return attempt;
  }

  Diary diaryOf(String userId) {
    Diary diary = new Diary(userId);
    diaries.add(diary);
    return diary;
  }

  Attempt attempt(String id) {
    return attempts.get(id);
  }

  Collection<Attempt> attempts() {
    return attempts.values();
  }

  List<Diary> diaries() {
    return diaries;
  }

  long count(Attempt.Outcome outcome) {
    return attempts.values().stream().filter(attempt -> attempt.is(outcome)).count();
  }
}
