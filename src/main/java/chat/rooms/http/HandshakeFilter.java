package chat.rooms.http;

import chat.rooms.problem.Refusal;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.stream.Stream;

/**
 * Stands before the socket: without it the server would let a handshake without a token through,
 * with nobody as its caller. It also makes one path of the two that clients use.
 */
public class HandshakeFilter extends HttpFilter {
  private static final String MISSHAPEN =
      "a handshake has Upgrade: websocket, Connection: Upgrade, Sec-WebSocket-Version: 13 and a key";

  @Inject private Origins origins;
  @Inject private ProblemWriter problems;
  @Inject private CloseTimer timer;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!(request.getUserPrincipal() instanceof SignedIn)) {
      problems.write(Refusal.unauthenticated("a valid token is needed to open a socket"), response);
    } else if (!isAllowed(request)) {
      problems.write(Refusal.forbidden("sockets are not for scripts of this origin"), response);
    } else if (isMisshapen(request)) {
      problems.write(Refusal.malformed(MISSHAPEN), response);
    } else {
      chain.doFilter(new Handshake(request, timer), response);
    }
  }

  /**
   * Browsers always send an Origin with a handshake and CORS does not guard it (RFC 6455, section
   * 10.2); whoever sends none is no browser. The server's own pages are welcome.
   */
  private boolean isAllowed(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    return origin == null || origins.allows(origin) || isOwn(origin, request.getHeader("Host"));
  }

  /** Whether it asks for a socket, but not as RFC 6455, section 4.2.1, wants it. */
  private static boolean isMisshapen(HttpServletRequest request) {
    return request.getHeader("Upgrade") != null
        && !("websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
            && has(request, "Connection", "upgrade")
            && "13".equals(request.getHeader("Sec-WebSocket-Version"))
            && request.getHeader("Sec-WebSocket-Key") != null);
  }

  /** Whether a header's list (RFC 9110, section 5.6.1) has this entry, in whatever case. */
  private static boolean has(HttpServletRequest request, String header, String entry) {
    return Collections.list(request.getHeaders(header)).stream()
        .flatMap(line -> Stream.of(line.split(",")))
        .anyMatch(part -> part.strip().equalsIgnoreCase(entry));
  }

  private static boolean isOwn(String origin, String host) {
    try {
      return URI.create(origin).getAuthority() != null
          && URI.create(origin).getAuthority().equalsIgnoreCase(host);
    } catch (IllegalArgumentException notAnOrigin) {
      return false;
    }
  }

  /** The old API's clients ask for a path with a slash at its end, which matches no endpoint. */
  private static final class Handshake extends HttpServletRequestWrapper {
    private final CloseTimer timer;

    Handshake(HttpServletRequest request, CloseTimer timer) {
      super(request);
      this.timer = timer;
    }

    @Override
    public <T extends HttpUpgradeHandler> T upgrade(Class<T> type)
        throws IOException, ServletException {
      return SocketUpgrade.of((HttpServletRequest) getRequest(), type, timer);
    }

    @Override
    public String getRequestURI() {
      return stripped(super.getRequestURI());
    }

    @Override
    public String getServletPath() {
      return stripped(super.getServletPath());
    }

    @Override
    public String getPathInfo() {
      String info = super.getPathInfo();
      return info == null ? null : stripped(info);
    }

    private static String stripped(String path) {
      return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
  }
}
