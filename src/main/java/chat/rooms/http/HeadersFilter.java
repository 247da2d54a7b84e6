package chat.rooms.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells browsers to take answers for what they say they are, and to run nothing from elsewhere. */
public class HeadersFilter extends HttpFilter {
  /** The policy of every page: what it loads comes from this server, and nobody frames it. */
  static final String OWN_FILES_ONLY =
      "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
          + " object-src 'none'; img-src 'self' data:";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Frame-Options", "DENY");
    String path = ApiRequest.path(request);
    if (path.startsWith("/api/")) {
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    } else {
      response.setHeader("Cache-Control", caching(path));
      response.setHeader("Content-Security-Policy", OWN_FILES_ONLY);
    }
    chain.doFilter(request, response);
  }

  /**
   * A WebJar's address names its version, so it never changes. Our own files are asked for anew,
   * mostly to be answered with 304: modules of two releases must not mix.
   */
  private static String caching(String path) {
    return path.startsWith("/webjars/") ? "public, max-age=31536000, immutable" : "no-cache";
  }
}
