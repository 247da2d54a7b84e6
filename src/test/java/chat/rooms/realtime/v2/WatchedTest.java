package chat.rooms.realtime.v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchedTest {
  private final Watched watched = new Watched();

  @Test
  void each_user_is_told_once_and_then_when_something_changes() {
    watched.set(List.of("anna", "bob"));
    assertThat(watched.changes(Set.of("anna")))
        .containsExactlyInAnyOrder(is("anna", true), is("bob", false));
    assertThat(watched.changes(Set.of("anna"))).isEmpty();
    assertThat(watched.changes(Set.of("bob")))
        .containsExactlyInAnyOrder(is("anna", false), is("bob", true));
  }

  @Test
  void nobody_is_told_of_whom_they_did_not_ask() {
    watched.set(List.of("anna"));
    assertThat(watched.changes(Set.of("anna", "bob"))).containsExactly(is("anna", true));
    assertThat(watched.userIds()).containsExactly("anna");
  }

  @Test
  void asking_anew_keeps_what_is_known_and_forgets_the_others() {
    watched.set(List.of("anna", "bob"));
    watched.changes(Set.of("anna", "bob"));
    watched.set(List.of("bob", "carl"));
    assertThat(watched.changes(Set.of("bob"))).containsExactly(is("carl", false));
    watched.set(List.of("anna"));
    assertThat(watched.changes(Set.of("anna"))).containsExactly(is("anna", true));
  }

  @Test
  void the_same_user_twice_is_one_and_asking_for_nobody_ends_it() {
    watched.set(List.of("anna", "anna"));
    assertThat(watched.changes(Set.of())).containsExactly(is("anna", false));
    watched.set(List.of());
    assertThat(watched.userIds()).isEmpty();
    assertThat(watched.changes(Set.of("anna"))).isEmpty();
  }

  @Test
  void who_may_have_missed_something_is_told_of_everybody_again() {
    watched.set(List.of("anna", "bob"));
    watched.changes(Set.of("anna"));
    watched.forget();
    assertThat(watched.changes(Set.of("anna")))
        .containsExactlyInAnyOrder(is("anna", true), is("bob", false));
  }

  private static Outgoing.Status is(String userId, boolean online) {
    return new Outgoing.Status(userId, online);
  }
}
