package chat.rooms.message;

import chat.rooms.Ids;
import chat.rooms.json.Characters;
import chat.rooms.json.PlainText;
import jakarta.annotation.Nullable;

/**
 * Something to be said in a room.
 *
 * @param clientId the sender's own name for it, so that a repeated call acts once; null for none
 */
public record NewMessage(
    @MessageText String text,
    @Nullable @Characters(min = 1, max = Ids.MAX_LENGTH) @PlainText String clientId) {

  /** What a repeated call is known by: the message's own name, or else the call's. */
  String keyOr(String callKey) {
    return clientId == null ? callKey : clientId;
  }
}
