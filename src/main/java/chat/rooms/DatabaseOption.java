package chat.rooms;

import java.util.Arrays;
import java.util.Optional;

/**
 * What may follow the question mark of DATABASE_URL: connection parameters by their libpq names
 * (PostgreSQL's documentation, 32.1.2), which the JDBC driver spells in its own way.
 */
public enum DatabaseOption {
  SSLMODE("sslmode", "sslmode"),
  SSLROOTCERT("sslrootcert", "sslrootcert"),
  SSLCERT("sslcert", "sslcert"),
  SSLKEY("sslkey", "sslkey"),
  CHANNEL_BINDING("channel_binding", "channelBinding"),
  CONNECT_TIMEOUT("connect_timeout", "loginTimeout"),
  APPLICATION_NAME("application_name", "ApplicationName"),
  OPTIONS("options", "options");

  private final String libpqName;
  private final String driverName;

  DatabaseOption(String libpqName, String driverName) {
    this.libpqName = libpqName;
    this.driverName = driverName;
  }

  public String libpqName() {
    return libpqName;
  }

  public String driverName() {
    return driverName;
  }

  public static Optional<DatabaseOption> named(String libpqName) {
    return Arrays.stream(values()).filter(option -> option.libpqName.equals(libpqName)).findFirst();
  }
}
