package chat.rooms.http;

import chat.rooms.problem.Refusals;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers what the server refuses by itself (Jakarta Servlet 6.0, section 10.9): headers that it
 * cannot read, addresses beside the API. Its own page would name it. Whoever looks for a page in a
 * browser gets the web client, with the status that it is none.
 */
public class ErrorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Refusals refusals;
  @Inject private transient ProblemWriter problems;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (request.getDispatcherType() != DispatcherType.ERROR) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    int status = (int) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    if (status == HttpServletResponse.SC_NOT_FOUND && isForPeople(request)) {
      request.getRequestDispatcher("/index.html").forward(request, response);
    } else {
      problems.write(refusals.ofStatus(status), response);
    }
  }

  private static boolean isForPeople(HttpServletRequest request) {
    String accepted = request.getHeader("Accept");
    return request.getMethod().equals("GET") && accepted != null && accepted.contains("text/html");
  }
}
