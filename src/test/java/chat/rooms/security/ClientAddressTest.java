package chat.rooms.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
  private final ClientAddress behind =
      new ClientAddress(List.of("10.0.0.0/8", "203.0.113.7", "2001:db8:aaaa::/48"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // The other end of the connection, the header, the caller.
        "10.1.2.3|192.0.2.1|192.0.2.1",
        "10.1.2.3|198.51.100.9, 192.0.2.1|192.0.2.1",
        "10.1.2.3|198.51.100.9, 192.0.2.1, 10.9.9.9|192.0.2.1",
        "203.0.113.7|192.0.2.1|192.0.2.1",
        "203.0.113.8|192.0.2.1|203.0.113.8",
        "11.0.0.1|192.0.2.1|11.0.0.1",
        "10.1.2.3|10.0.0.1, 10.0.0.2|10.0.0.1",
        "10.1.2.3|2001:db8::1|2001:db8:0:0:0:0:0:1",
        "2001:db8:aaaa::1|192.0.2.1|192.0.2.1",
        "2001:db8:aaab::1|192.0.2.1|2001:db8:aaab::1",
        "::ffff:10.1.2.3|192.0.2.1|192.0.2.1",
        "10.1.2.3|192.0.2.1:4711|192.0.2.1",
        "10.1.2.3|[2001:db8::1]:4711|2001:db8:0:0:0:0:0:1",
        "10.1.2.3|[2001:db8::1]|2001:db8:0:0:0:0:0:1",
        "10.1.2.3|' 192.0.2.1 '|192.0.2.1"
      })
  void only_what_a_trusted_proxy_saw_counts(String remote, String header, String caller) {
    assertThat(behind.of(remote, List.of(header))).isEqualTo(caller);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        ",,,,",
        "unknown",
        "_hidden",
        "192.0.2.256",
        "192.0.2",
        "localhost",
        "example.org",
        "1",
        "dead.beef",
        "::::",
        ":",
        "[",
        "[]:",
        "fe80::1%eth0",
        "\u0000",
        "192.0.2.1\r\nX: y",
        "192.0.2.1, garbage"
      })
  void garbage_stops_at_the_last_hop_that_is_known(String header) {
    assertThat(behind.of("10.1.2.3", List.of(header))).isEqualTo("10.1.2.3");
  }

  @Test
  void several_headers_are_one_list() {
    assertThat(behind.of("10.1.2.3", List.of("198.51.100.9", "192.0.2.1", "10.0.0.5")))
        .isEqualTo("192.0.2.1");
  }

  @Test
  void without_a_header_it_is_the_other_end() {
    assertThat(behind.of("10.1.2.3", List.of())).isEqualTo("10.1.2.3");
  }

  @Test
  void without_trusted_proxies_the_header_never_counts() {
    assertThat(new ClientAddress(List.of()).of("10.1.2.3", List.of("192.0.2.1")))
        .isEqualTo("10.1.2.3");
  }

  @Test
  void a_very_long_header_is_read_no_further_than_needed() {
    String header = "192.0.2.1,".repeat(100_000) + "198.51.100.9";
    assertThat(behind.of("10.1.2.3", List.of(header))).isEqualTo("198.51.100.9");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0/0,192.0.2.1,true",
    "192.0.2.0/31,192.0.2.1,true",
    "192.0.2.0/31,192.0.2.2,false",
    "192.0.2.1/32,192.0.2.1,true",
    "192.0.2.77/24,192.0.2.1,true",
    "::/0,2001:db8::1,true",
    "::/0,192.0.2.1,false",
    "2001:db8::/127,2001:db8::1,true",
    "2001:db8::/127,2001:db8::2,false"
  })
  void a_block_holds_the_addresses_that_share_its_bits(String block, String address, boolean in) {
    assertThat(Network.parse(block).contains(IpAddress.parse(address).orElseThrow())).isEqualTo(in);
  }
}
