package chat.rooms.faults;

import java.time.Duration;

/**
 * How much is done to prove a guarantee.
 *
 * @param spell how long one state of things lasts, faulty or well
 * @param redisKills how often Redis is killed
 * @param redisOutage how long it then stays away
 * @param people how many join and are removed while others speak
 * @param pairs how often those who do not read are compared with those who do
 */
record Scale(
    int clients,
    int rooms,
    int messagesPerSecond,
    Duration spell,
    int redisKills,
    Duration redisOutage,
    int people,
    int pairs) {

  private static final Scale BRIEF =
      new Scale(18, 6, 40, Duration.ofSeconds(3), 1, Duration.ofSeconds(5), 6, 3);
  private static final Scale FULL =
      new Scale(200, 50, 200, Duration.ofSeconds(10), 3, Duration.ofSeconds(30), 50, 5);

  /** What the build asks for by {@code -Dfaults.scale}: brief unless it says full. */
  static Scale chosen() {
    return System.getProperty("faults.scale", "brief").equals("full") ? FULL : BRIEF;
  }

  boolean isFull() {
    return this == FULL;
  }
}
