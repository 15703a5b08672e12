package io.daybook.kernel.postgres;

import io.daybook.kernel.config.Configuration;
import io.daybook.kernel.config.Secret;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/// Where a database is and who asks: `postgresql://user:password@host:port/database?name=value`, as
/// libpq writes it. As text the password is `***`.
///
/// @param password empty where the driver finds it (`PGPASSFILE`) or none is asked for
/// @param parameters the driver's parameters, such as `sslmode`
public record DatabaseUrl(
    String host,
    int port,
    String database,
    String user,
    Secret password,
    Map<String, String> parameters) {
  private static final int DEFAULT_PORT = 5432;

  public DatabaseUrl {
    parameters = Map.copyOf(parameters);
  }

  /// The warehouse of this configuration; where none is named, the embedded server, started if need
  /// be.
  public static DatabaseUrl of(Configuration configuration) {
    Optional<Secret> given = configuration.databaseUrl();
    if (given.isEmpty()) {
      return EmbeddedPostgres.of(configuration).up();
    }
    DatabaseUrl url = parse(given.get().reveal());
    return url.password().isEmpty() ? url.withPassword(configuration.databasePassword()) : url;
  }

  /// Reads a URL.
  ///
  /// @throws FailureException POSTGRES-001 where it cannot be read
  public static DatabaseUrl parse(String text) {
    int scheme = text.indexOf("://");
    String name = scheme < 0 ? "" : text.substring(0, scheme);
    if (!name.equals("postgresql") && !name.equals("postgres")) {
      throw unreadable("the database URL does not begin with postgresql://");
    }
    String rest = text.substring(scheme + 3);
    int question = rest.indexOf('?');
    String query = question < 0 ? "" : rest.substring(question + 1);
    String place = question < 0 ? rest : rest.substring(0, question);
    int slash = place.indexOf('/');
    String database = slash < 0 ? "" : decoded(place.substring(slash + 1));
    String authority = slash < 0 ? place : place.substring(0, slash);
    int at = authority.lastIndexOf('@');
    String who = at < 0 ? "" : authority.substring(0, at);
    int colon = who.indexOf(':');
    String user = decoded(colon < 0 ? who : who.substring(0, colon));
    if (user.isEmpty() || database.isEmpty()) {
      throw unreadable("the database URL names no " + (user.isEmpty() ? "user" : "database"));
    }
    Secret password = Secret.of(colon < 0 ? "" : decoded(who.substring(colon + 1)));
    String where = authority.substring(at + 1);
    return new DatabaseUrl(
        hostOf(where), portOf(where), database, user, password, parametersOf(query));
  }

  /// The same place for someone else.
  public DatabaseUrl as(String otherUser, Secret otherPassword) {
    return new DatabaseUrl(host, port, database, otherUser, otherPassword, parameters);
  }

  /// The same with a password.
  public DatabaseUrl withPassword(Secret other) {
    return as(user, other);
  }

  /// Another database of the same server.
  public DatabaseUrl withDatabase(String other) {
    return new DatabaseUrl(host, port, other, user, password, parameters);
  }

  /// The URL with its password, for programs that must log in. Never for a log.
  public String reveal() {
    return text(encoded(password.reveal()));
  }

  /// The JDBC URL, without user and password: they travel in {@link #properties()}.
  public String jdbc() {
    return "jdbc:postgresql://" + host + ":" + port + "/" + encoded(database);
  }

  /// What the driver needs besides {@link #jdbc()}.
  public Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "daybook");
    properties.putAll(parameters);
    properties.setProperty("user", user);
    if (!password.isEmpty()) {
      properties.setProperty("password", password.reveal());
    }
    return properties;
  }

  @Override
  public String toString() {
    return text(password.toString());
  }

  private String text(String shownPassword) {
    StringBuilder out = new StringBuilder("postgresql://").append(encoded(user));
    if (!shownPassword.isEmpty()) {
      out.append(':').append(shownPassword);
    }
    out.append('@').append(host).append(':').append(port).append('/').append(encoded(database));
    char separator = '?';
    for (Map.Entry<String, String> parameter : new TreeMap<>(parameters).entrySet()) {
      out.append(separator).append(parameter.getKey()).append('=');
      out.append(encoded(parameter.getValue()));
      separator = '&';
    }
    return out.toString();
  }

  private static String hostOf(String where) {
    int colon = where.lastIndexOf(':');
    String host = colon > where.lastIndexOf(']') ? where.substring(0, colon) : where;
    return host.isEmpty() ? "localhost" : host;
  }

  private static int portOf(String where) {
    int colon = where.lastIndexOf(':');
    if (colon < 0 || colon < where.lastIndexOf(']')) {
      return DEFAULT_PORT;
    }
    String digits = where.substring(colon + 1);
    try {
      int port = Integer.parseInt(digits);
      if (port > 0 && port < 65536) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // told below, like a number out of range
    }
    throw unreadable(
        "the port \"" + digits + "\" of the database URL is not a number of 1 to 65535");
  }

  private static Map<String, String> parametersOf(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException brokenEscape) {
      throw unreadable("the database URL has a % that begins no escape such as %40");
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static FailureException unreadable(String fact) {
    return new FailureException(
        new Failure.Config(
            "POSTGRES-001",
            fact,
            Location.NONE,
            "write it as postgresql://user@host:5432/database; special characters as %40"));
  }
}
