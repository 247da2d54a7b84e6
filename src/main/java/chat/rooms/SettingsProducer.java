package chat.rooms;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the settings injectable; wrong ones fail the deployment, with the line that names them. */
@Dependent
public class SettingsProducer {

  @Produces
  @Singleton
  public Settings settings() {
    return Settings.from(System.getenv());
  }
}
