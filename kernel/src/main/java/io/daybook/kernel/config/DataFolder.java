package io.daybook.kernel.config;

import java.nio.file.Path;
import java.util.Map;

/// Where each platform keeps a user's data.
final class DataFolder {
  private DataFolder() {}

  static Path ofThisUser(Map<String, String> environment) {
    return of(
        System.getProperty("os.name"),
        System.getProperty("user.name"),
        Path.of(System.getProperty("user.home")),
        environment.getOrDefault("XDG_DATA_HOME", ""));
  }

  /// Root's home is closed to the account that runs the embedded server for root, so root's data
  /// lie where a service's do.
  static Path of(String os, String user, Path home, String xdg) {
    if (user.equals("root")) {
      return Path.of("/var/lib/daybook");
    }
    if (os.startsWith("Mac")) {
      return home.resolve("Library/Application Support/daybook");
    }
    return (xdg.isEmpty() ? home.resolve(".local/share") : Path.of(xdg)).resolve("daybook");
  }
}
