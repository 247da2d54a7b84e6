package chat.rooms.account;

import chat.rooms.presence.Presence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** Shows users with who of them is online, which one question to Redis answers for all of them. */
@ApplicationScoped
public class UserViews {
  @Inject private Presence presence;

  public UserView of(User user) {
    return of(List.of(user)).get(0);
  }

  public UserView of(User user, List<?> rooms) {
    return UserView.of(user, !presence.online(List.of(user.id())).isEmpty(), rooms);
  }

  public List<UserView> of(List<User> users) {
    Set<String> online = presence.online(users.stream().map(User::id).toList());
    return users.stream().map(user -> UserView.of(user, online.contains(user.id()))).toList();
  }
}
