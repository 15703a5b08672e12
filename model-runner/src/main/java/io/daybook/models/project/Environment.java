package io.daybook.models.project;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The environment variables of an invocation as `env_var` hands them out. Those that begin with
/// `DBT_ENV_SECRET_` are secrets: only profiles and package lists may use them.
public record Environment(Map<String, String> values) {
  private static final String SECRET = "DBT_ENV_SECRET_";
  private static final String CUSTOM = "DBT_ENV_CUSTOM_ENV_";

  /// The value, or the default, which stays what it is.
  ///
  /// @param secretsAllowed true while reading `profiles.yml` and `packages.yml`
  /// @throws FailureException if there is neither, or the name is a secret's
  public Object value(String name, @Nullable Object otherwise, boolean secretsAllowed) {
    if (isSecret(name) && !secretsAllowed) {
      throw failure(
          "PROJECT-011",
          "secret environment variable '" + name + "' is used outside of profiles and packages",
          "use a variable without the prefix " + SECRET);
    }
    String set = values.get(name);
    Object value = set == null ? otherwise : set;
    if (value == null) {
      throw failure(
          "PROJECT-010",
          "Env var required but not provided: '" + name + "'",
          "set the variable, or give env_var() a default as its second argument");
    }
    return value;
  }

  /// Whether a variable of that name is a secret.
  public static boolean isSecret(String name) {
    return name.startsWith(SECRET);
  }

  /// The secrets alone, for who masks many texts.
  public Environment secrets() {
    Map<String, String> secrets = new TreeMap<>(values);
    secrets.keySet().removeIf(name -> !isSecret(name));
    return new Environment(secrets);
  }

  /// A text for a log or an artifact, with stars in the place of every secret's value, as dbt has
  /// it.
  public String masked(String text) {
    String masked = text;
    for (Map.Entry<String, String> each : values.entrySet()) {
      if (isSecret(each.getKey()) && !each.getValue().isBlank()) {
        masked = masked.replace(each.getValue(), "*****");
      }
    }
    return masked;
  }

  /// What the caller wants to find in every artifact: the variables that begin with
  /// `DBT_ENV_CUSTOM_ENV_`, by their names without this prefix.
  public Map<String, String> custom() {
    Map<String, String> custom = new TreeMap<>();
    values.forEach((name, value) -> {
      if (name.startsWith(CUSTOM)) {
        custom.put(name.substring(CUSTOM.length()), value);
      }
    });
    return custom;
  }

  private static FailureException failure(String code, String fact, String hint) {
    return new FailureException(new Failure.Config(code, fact, Location.NONE, hint));
  }
}
