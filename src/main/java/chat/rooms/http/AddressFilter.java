package chat.rooms.http;

import chat.rooms.problem.Refusal;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/**
 * Refuses addresses that a proxy, the container and the resources read differently, one of them
 * past a rule of another: with an encoded slash (RFC 3986, section 2.2), or with parameters inside
 * the path (section 3.3), of which Rooms has none. What is no encoding at all never gets here: the
 * server answers it before it knows an application, and says nothing.
 */
public class AddressFilter extends HttpFilter {
  @Inject private ProblemWriter problems;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isPlain(request.getRequestURI())) {
      chain.doFilter(request, response);
    } else {
      problems.write(Refusal.malformed("the path of the address is malformed"), response);
    }
  }

  private static boolean isPlain(String path) {
    return path.indexOf(';') < 0 && !path.toLowerCase(Locale.ROOT).contains("%2f");
  }
}
