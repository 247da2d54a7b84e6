package chat.rooms.http;

import chat.rooms.problem.Refusal;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers what was refused before any resource was asked: too many calls, or no database. */
public class RefusalFilter extends HttpFilter {
  private static final String REFUSAL = RefusalFilter.class.getName();

  @Inject private ProblemWriter problems;

  /** Leaves a refusal on the request, for this filter to answer. */
  static void leave(HttpServletRequest request, Refusal refusal) {
    request.setAttribute(REFUSAL, refusal);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getAttribute(REFUSAL) instanceof Refusal refusal) {
      problems.write(refusal, response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
