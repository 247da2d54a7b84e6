package chat.rooms.security;

import chat.rooms.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a call comes from, seen through the proxies that TRUSTED_PROXIES names. Anybody can write
 * an X-Forwarded-For; what a trusted proxy appended to it is at its end, so it is read from there,
 * up to the first address that is not such a proxy.
 */
@ApplicationScoped
public class ClientAddress {
  private static final Pattern PORT = Pattern.compile("^\\[(.*)](:[0-9]+)?$|^([0-9.]+):[0-9]+$");

  private final List<Network> trusted;

  @Inject
  public ClientAddress(Settings settings) {
    this(settings.trustedProxies());
  }

  ClientAddress(List<String> trusted) {
    this.trusted = trusted.stream().map(Network::parse).toList();
  }

  /** For the container's proxy. */
  protected ClientAddress() {
    this(List.of());
  }

  public String of(HttpServletRequest request) {
    return of(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
  }

  /**
   * The caller's address.
   *
   * @param remote the other end of the connection
   * @param forwardedFor the values of all X-Forwarded-For headers, in their order
   */
  public String of(String remote, List<String> forwardedFor) {
    List<String> hops = Arrays.asList(String.join(",", forwardedFor).split(","));
    Collections.reverse(hops);
    String caller = remote;
    for (String hop : hops) {
      Optional<InetAddress> address = IpAddress.parse(withoutPort(hop.strip()));
      if (!isTrusted(caller) || address.isEmpty()) {
        return caller;
      }
      caller = address.get().getHostAddress();
    }
    return caller;
  }

  private boolean isTrusted(String address) {
    return IpAddress.parse(address)
        .filter(parsed -> trusted.stream().anyMatch(network -> network.contains(parsed)))
        .isPresent();
  }

  /** Some proxies append the port, {@code 192.0.2.1:80} or {@code [2001:db8::1]:80}. */
  private static String withoutPort(String hop) {
    return PORT.matcher(hop).replaceFirst("$1$3");
  }
}
