package chat.rooms.asyncapi;

import chat.rooms.Settings;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonPointer;
import jakarta.json.JsonReader;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Serves the document (AsyncAPI 3.0, as JSON) with the one bound that a setting moves. */
@WebServlet("/asyncapi")
public class AsyncApiDocument extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String SOURCE = "/META-INF/asyncapi.json";
  private static final String LONGEST_TEXT = "/components/schemas/MessageText/maxLength";

  @Inject private transient Settings settings;
  private byte[] document;

  @Override
  public void init() throws ServletException {
    JsonPointer longestText = Json.createPointer(LONGEST_TEXT);
    try (InputStream source = AsyncApiDocument.class.getResourceAsStream(SOURCE);
        JsonReader reader = Json.createReader(source)) {
      document =
          longestText
              .replace(reader.readObject(), Json.createValue(settings.messageMaxChars()))
              .toString()
              .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ServletException("cannot read " + SOURCE, e);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json");
    response.setContentLength(document.length);
    response.getOutputStream().write(document);
  }
}
