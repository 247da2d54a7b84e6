package chat.rooms.http;

import chat.rooms.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Whose scripts may call: the origins of CORS_ORIGIN, for REST and for sockets alike. */
@ApplicationScoped
public class Origins {
  @Inject private Settings settings;

  /** Whether scripts of this origin (RFC 6454, serialised) may call. */
  public boolean allows(String origin) {
    return isEverybody() || settings.corsOrigins().contains(origin);
  }

  boolean isEverybody() {
    return settings.corsOrigins().contains("*");
  }
}
