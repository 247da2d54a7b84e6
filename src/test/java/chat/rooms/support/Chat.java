package chat.rooms.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;

/**
 * A socket for the terminal, for whoever tries Rooms with a JDK and nothing else: {@code java
 * Chat.java ws://localhost:8080/api/ws TOKEN}. It prints what arrives, and sends each line that is
 * typed.
 */
public final class Chat implements WebSocket.Listener {
  private final PrintStream screen = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final StringBuilder frame = new StringBuilder();

  private Chat() {}

  /** Chats until the input ends, or the server closes. */
  public static void main(String[] args) throws IOException {
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + args[1])
            .buildAsync(URI.create(args[0]), new Chat())
            .join();
    BufferedReader keyboard =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = keyboard.readLine(); line != null; line = keyboard.readLine()) {
      socket.sendText(line, true).join();
    }
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
    frame.append(part);
    if (last) {
      screen.println(frame);
      frame.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    screen.println("closed by the server: " + code + " " + reason);
    return null;
  }
}
