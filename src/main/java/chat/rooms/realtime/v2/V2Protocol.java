package chat.rooms.realtime.v2;

import chat.rooms.Settings;
import chat.rooms.delivery.Deliveries;
import chat.rooms.delivery.RedisPublisher;
import chat.rooms.json.StrictJson;
import chat.rooms.problem.Refusals;
import chat.rooms.realtime.Connection;
import chat.rooms.realtime.Conversation;
import chat.rooms.realtime.Protocol;
import chat.rooms.realtime.RoomCommands;
import chat.rooms.room.ReadPositions;
import chat.rooms.room.RoomFinder;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The protocol rooms.v2, and what its conversations work with. */
@ApplicationScoped
public class V2Protocol implements Protocol {
  @Inject Settings settings;
  @Inject StrictJson json;
  @Inject Refusals refusals;
  @Inject RoomCommands commands;
  @Inject Deliveries deliveries;
  @Inject RedisPublisher publisher;
  @EJB RoomFinder finder;
  @EJB RoomStates states;
  @EJB ReadPositions readPositions;

  @Override
  public String name() {
    return V2;
  }

  @Override
  public Conversation with(Connection connection) {
    return new V2Conversation(this, connection);
  }
}
