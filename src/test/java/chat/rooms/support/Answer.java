package chat.rooms.support;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/** An HTTP answer, with its body read as what a test expects it to be. */
public record Answer(HttpResponse<String> http) {

  public int status() {
    return http.statusCode();
  }

  public String text() {
    return http.body();
  }

  public JsonObject json() {
    return JsonText.read(text()).asJsonObject();
  }

  public JsonArray array() {
    return JsonText.read(text()).asJsonArray();
  }

  /** The sentence of a refusal. */
  public String error() {
    return json().getString("error");
  }

  public String id() {
    return json().getString("id");
  }

  public Optional<String> header(String name) {
    return http.headers().firstValue(name);
  }

  public List<String> headers(String name) {
    return http.headers().allValues(name);
  }

  /** Names the call too, so that a failed assertion says which one it was. */
  @Override
  public String toString() {
    return http.request().method() + " " + http.uri() + " -> " + status() + " " + text();
  }
}
