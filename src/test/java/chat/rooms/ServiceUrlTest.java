package chat.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.net.URI;
import org.junit.jupiter.api.Test;

class ServiceUrlTest {

  private static ServiceUrl of(String address) {
    return ServiceUrl.of(URI.create(address));
  }

  @Test
  void every_part_is_read_and_decoded() {
    ServiceUrl url =
        of(
            "postgres://r%6Foms:p%40s%2Fs%3A+w@db.example.org:6543/my%20rooms?sslmode=require&a=b%26c");
    assertThat(url.scheme()).isEqualTo("postgres");
    assertThat(url.user()).isEqualTo("rooms");
    assertThat(url.password()).isEqualTo("p@s/s:+w");
    assertThat(url.host()).isEqualTo("db.example.org");
    assertThat(url.port()).isEqualTo(6543);
    assertThat(url.path()).isEqualTo("my rooms");
    assertThat(url.options()).containsExactly(entry("sslmode", "require"), entry("a", "b&c"));
  }

  @Test
  void what_is_absent_is_empty() {
    ServiceUrl url = of("redis://redis");
    assertThat(url.user()).isEmpty();
    assertThat(url.password()).isEmpty();
    assertThat(url.path()).isEmpty();
    assertThat(url.options()).isEmpty();
    assertThat(url.portOr(6379)).isEqualTo(6379);
  }

  @Test
  void a_password_may_hold_colons_and_at_signs() {
    assertThat(of("redis://:a:b@c@redis:1").password()).isEqualTo("a:b@c");
  }

  @Test
  void a_host_may_have_an_underscore_or_be_an_ipv6_address() {
    assertThat(of("postgres://u:p@rooms_db:5432/rooms").host()).isEqualTo("rooms_db");
    ServiceUrl url = of("postgres://u:p@[::1]:5433/rooms");
    assertThat(url.host()).isEqualTo("[::1]");
    assertThat(url.port()).isEqualTo(5433);
  }

  @Test
  void written_as_text_it_holds_no_password() {
    assertThat(of("postgres://u:hush@db:1/rooms")).hasToString("postgres://db:1/rooms");
  }
}
