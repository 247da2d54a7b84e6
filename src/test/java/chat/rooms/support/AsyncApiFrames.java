package chat.rooms.support;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds every frame of every test, in both directions, against the document that its server
 * publishes. Outside of it are what {@link RawSocket} writes that is no text, or skips, and in the
 * trials of faults long frames from the server, at full scale all.
 */
public final class AsyncApiFrames implements Traffic.Observer {
  private final Map<String, PublishedFrames> documents = new ConcurrentHashMap<>();

  @Override
  public Traffic.Frames opened(URI server, String subprotocol) {
    PublishedFrames document =
        documents.computeIfAbsent(server.getAuthority(), any -> PublishedFrames.of(server));
    return subprotocol.isEmpty()
        ? new OldFrames(document.protocol(subprotocol))
        : new AnsweredFrames(document.protocol(subprotocol));
  }
}
