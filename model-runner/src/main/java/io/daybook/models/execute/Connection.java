package io.daybook.models.execute;

import io.daybook.models.node.Fields;
import io.daybook.models.postgres.ConnectionSettings;
import io.daybook.models.project.Target;

/// The chosen target of a profile as connection settings, with dbt's defaults.
public final class Connection {
  private Connection() {}

  /// The settings.
  public static ConnectionSettings of(Target target) {
    Fields fields = target.fields();
    return new ConnectionSettings(
        fields.text("host"),
        number(fields, "port", 5432),
        fields.text("user"),
        fields.text(fields.has("password") ? "password" : "pass"),
        target.database(),
        fields.text("search_path"),
        fields.text("role"),
        fields.text("sslmode"),
        new ConnectionSettings.SslFiles(
            fields.text("sslcert"), fields.text("sslkey"), fields.text("sslrootcert")),
        number(fields, "connect_timeout", 10),
        number(fields, "retries", 1),
        number(fields, "keepalives_idle", 0),
        fields.has("application_name") ? fields.text("application_name") : "dbt");
  }

  private static int number(Fields fields, String key, int otherwise) {
    String text = fields.text(key);
    return text.matches("\\d+") ? Integer.parseInt(text) : otherwise;
  }
}
