package chat.rooms.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** What a request to the API looks like from outside: which it is, and which token it brings. */
public final class ApiRequest {
  private static final String PREFIX = "/api/";
  private static final String SOCKET = "/api/ws";
  private static final String SCHEME = "Bearer ";

  private ApiRequest() {}

  /** Whether a limit counts this request. Preflights and the pages are free. */
  static boolean isCounted(HttpServletRequest request) {
    return path(request).startsWith(PREFIX) && !"OPTIONS".equals(request.getMethod());
  }

  /**
   * Whether this asks for a socket (RFC 6455, section 4.1), with or without the old API's slash.
   * Only GET does: of another method's parameters Jersey would write the address into the log.
   */
  static boolean isHandshake(HttpServletRequest request) {
    String path = path(request);
    return "GET".equals(request.getMethod()) && (path.equals(SOCKET) || path.equals(SOCKET + "/"));
  }

  /** The bearer token of the Authorization header; on a handshake also the one in the address. */
  public static Optional<String> token(HttpServletRequest request) {
    String authorization = request.getHeader("Authorization");
    if (authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.of(authorization.substring(SCHEME.length()).strip());
    }
    return isHandshake(request)
        ? Optional.ofNullable(request.getParameter("token"))
        : Optional.empty();
  }

  /** The ticket in a handshake's address. */
  static Optional<String> ticket(HttpServletRequest request) {
    return isHandshake(request)
        ? Optional.ofNullable(request.getParameter("ticket"))
        : Optional.empty();
  }

  /** The path inside the application. */
  static String path(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }
}
