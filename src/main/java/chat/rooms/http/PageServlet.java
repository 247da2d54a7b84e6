package chat.rooms.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers the addresses of the web client's pages, which {@code web.xml} lists, with the one
 * document that shows them all. So a deep link can be reloaded, and an address that is no page
 * stays a 404.
 */
public class PageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String DOCUMENT = "/index.html";
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private byte[] document;
  private String policy;

  @Override
  public void init() throws ServletException {
    try (InputStream file = getServletContext().getResourceAsStream(DOCUMENT)) {
      document = file.readAllBytes();
    } catch (IOException e) {
      throw new ServletException("cannot read " + DOCUMENT, e);
    }
    policy = policyFor(new String(document, StandardCharsets.UTF_8));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Content-Security-Policy", policy);
    response.setContentType("text/html;charset=UTF-8");
    response.setContentLength(document.length);
    response.getOutputStream().write(document);
  }

  /**
   * What the document may do: run this server's own files and the import map, which browsers take
   * only inline and which is therefore named by its hash (CSP 3, section 2.3.1). Trusted Types
   * refuse every other way from text to markup or script than the templates of Lit.
   */
  static String policyFor(String document) throws ServletException {
    Matcher importMap = IMPORT_MAP.matcher(document);
    if (!importMap.find()) {
      throw new ServletException(DOCUMENT + " has no import map");
    }
    return HeadersFilter.OWN_FILES_ONLY
        + "; script-src 'self' 'sha256-%s'".formatted(sha256(importMap.group(1)))
        + "; require-trusted-types-for 'script'; trusted-types lit-html";
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
