package io.daybook.models.postgres;

import java.util.Properties;

/// Where the database is and how to enter it: what a dbt profile says.
///
/// @param searchPath empty: the server's own
/// @param role empty: none is set
/// @param sslMode empty: the driver's default (`prefer`)
/// @param connectTimeoutSeconds dbt's default is 10
/// @param retries how often a connection that failed to open is tried again
public record ConnectionSettings(
    String host,
    int port,
    String user,
    String password,
    String database,
    String searchPath,
    String role,
    String sslMode,
    SslFiles ssl,
    int connectTimeoutSeconds,
    int retries,
    int keepalivesIdleSeconds,
    String applicationName) {

  /// Client certificate files, each empty where not given.
  public record SslFiles(String certificate, String key, String rootCertificate) {
    public static final SslFiles NONE = new SslFiles("", "", "");
  }

  /// The address as JDBC wants it.
  String jdbcUrl() {
    String place = host.startsWith("/") ? "localhost" : host;
    return "jdbc:postgresql://" + place + ":" + port + "/" + database;
  }

  /// Driver properties. Simple query mode: a text goes to the server as it is, as many statements
  /// as it holds, and every value comes back as text, which is what dbt's driver does.
  Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("preferQueryMode", "simple");
    properties.setProperty("connectTimeout", Integer.toString(connectTimeoutSeconds));
    properties.setProperty("ApplicationName", applicationName);
    if (keepalivesIdleSeconds > 0) {
      properties.setProperty("tcpKeepAlive", "true");
    }
    put(properties, "sslmode", sslMode);
    put(properties, "sslcert", ssl.certificate());
    put(properties, "sslkey", ssl.key());
    put(properties, "sslrootcert", ssl.rootCertificate());
    if (!searchPath.isEmpty()) {
      properties.setProperty("options", "-c search_path=" + searchPath.replace(" ", "\\ "));
    }
    return properties;
  }

  private static void put(Properties properties, String key, String value) {
    if (!value.isEmpty()) {
      properties.setProperty(key, value);
    }
  }

  /// Without the password.
  @Override
  public String toString() {
    return user + "@" + host + ":" + port + "/" + database;
  }
}
