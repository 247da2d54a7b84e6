package chat.rooms.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets frontends of the allowed origins call (the Fetch standard, section 3.2). It comes first, so
 * that every answer carries the headers; preflights end here.
 */
public class CorsFilter extends HttpFilter {
  @Inject private Origins origins;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String origin = request.getHeader("Origin");
    response.addHeader("Vary", "Origin");
    if (origin != null && origins.allows(origin)) {
      response.setHeader("Access-Control-Allow-Origin", origins.isEverybody() ? "*" : origin);
      response.setHeader("Access-Control-Expose-Headers", "Link, Location, Retry-After");
    }
    if (isPreflight(request)) {
      answer(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isPreflight(HttpServletRequest request) {
    return "OPTIONS".equals(request.getMethod())
        && request.getHeader("Origin") != null
        && request.getHeader("Access-Control-Request-Method") != null;
  }

  private static void answer(HttpServletRequest request, HttpServletResponse response) {
    if (response.containsHeader("Access-Control-Allow-Origin")) {
      response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE");
      // By name: a wildcard would not cover Authorization.
      response.setHeader(
          "Access-Control-Allow-Headers", "Authorization, Content-Type, Idempotency-Key");
      response.setHeader("Access-Control-Max-Age", "600");
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
