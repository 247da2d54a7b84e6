package chat.rooms.support;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it was built, with tests in it. */
public final class RoomsArchive {
  private RoomsArchive() {}

  /** The WAR and these classes, which then run inside of it. */
  public static WebArchive with(Class<?>... tests) {
    return ShrinkWrap.create(ExplodedImporter.class, "rooms.war")
        .importDirectory(Project.war().toFile())
        .as(WebArchive.class)
        .addClasses(tests);
  }
}
