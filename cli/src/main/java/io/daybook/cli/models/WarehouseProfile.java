package io.daybook.cli.models;

import io.daybook.cli.frame.Session;
import io.daybook.kernel.config.Configuration;
import io.daybook.kernel.postgres.DatabaseUrl;
import io.daybook.models.project.Invocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The variables that a profile reads. Where it asks for Daybook's own connection
/// (`DAYBOOK_DB_HOST`) and nobody set it, it gets that of this configuration; any other project
/// never touches Daybook's database.
final class WarehouseProfile {
  private static final String HOST = "DAYBOOK_DB_HOST";

  private WarehouseProfile() {}

  static Invocation complete(Session session, Invocation invocation) {
    Configuration configuration = session.configuration(); // whose mistakes every project is told
    Map<String, String> environment = invocation.environment();
    Path folder = invocation.profilesDir().orElse(invocation.projectDir());
    if (environment.containsKey(HOST) || !asksForOurs(folder.resolve("profiles.yml"))) {
      return invocation;
    }
    DatabaseUrl url = DatabaseUrl.of(configuration);
    Map<String, String> all = new HashMap<>(environment);
    all.put(HOST, url.host());
    all.put("DAYBOOK_DB_PORT", String.valueOf(url.port()));
    all.put("DAYBOOK_DB_USER", url.user());
    all.put("DAYBOOK_DB_PASSWORD", url.password().reveal());
    all.put("DAYBOOK_DB_NAME", url.database());
    return new Invocation(
        invocation.projectDir(),
        invocation.profilesDir(),
        invocation.profile(),
        invocation.target(),
        invocation.vars(),
        all,
        invocation.flags(),
        invocation.run());
  }

  private static boolean asksForOurs(Path profiles) {
    try {
      return Files.exists(profiles) && Files.readString(profiles).contains(HOST);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
