package chat.rooms;

import chat.rooms.problem.Refusal;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/**
 * Which part of a long list is asked for, and the {@code Link} headers (RFC 8288) to its
 * neighbours.
 *
 * @param page from 1
 * @param size how many items a page has
 */
public record Paging(int page, int size) {
  /** The most, and the usual, that a page of users or rooms holds. */
  public static final int LONGEST = 1000;

  /** Pages beyond this are refused, before a product of page and size can overflow. */
  private static final int LAST_PAGE = 1_000_000;

  /**
   * Reads the query parameters.
   *
   * @param page text of a whole number from 1, or null for 1
   * @param size text of a whole number from 1, or null for the usual size; more than the most is
   *     taken for the most, as clients of the old API expect
   * @throws Refusal 400 where one of them is no such number
   */
  public static Paging of(String page, String size) {
    return of(page, size, LONGEST, LONGEST);
  }

  /** The same for a list that has bounds of its own. */
  public static Paging of(String page, String size, int usual, int most) {
    int number = (int) number("page", page, 1, 1, LAST_PAGE);
    return new Paging(
        number, (int) Math.min(most, number("size", size, usual, 1, Integer.MAX_VALUE)));
  }

  /** How many items come before the page. */
  public int offset() {
    return (page - 1) * size;
  }

  /** A whole number of a query parameter within its bounds, or a 400 that names it. */
  public static long number(String name, String text, long unlessGiven, long least, long most) {
    if (text == null) {
      return unlessGiven;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below, together with numbers out of bounds.
    }
    throw Refusal.invalid(name, "must be a whole number from " + least + " to " + most);
  }

  /** The answer with one page of a list, linked to its neighbours where it has some. */
  public Response answer(List<?> items, UriInfo uri) {
    Response.ResponseBuilder answer = Response.ok(items);
    if (items.size() == size) {
      answer.header("Link", link(uri, "page", page + 1L, "next"));
    }
    if (page > 1) {
      answer.header("Link", link(uri, "page", page - 1L, "prev"));
    }
    return answer.build();
  }

  /** A link to the same list with one query parameter changed, as a reference without a host. */
  public static String link(UriInfo uri, String parameter, long value, String relation) {
    var target =
        uri.getRequestUriBuilder()
            .replaceQueryParam("before", (Object[]) null)
            .replaceQueryParam("after", (Object[]) null)
            .replaceQueryParam(parameter, value)
            .build();
    return "<" + target.getRawPath() + "?" + target.getRawQuery() + ">; rel=\"" + relation + "\"";
  }
}
