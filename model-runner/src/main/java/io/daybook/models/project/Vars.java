package io.daybook.models.project;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Variables as `var()` sees them from one package: the command line first, then the root project's
/// (those under the package's name before the general ones), then the package's own.
///
/// @param values merged, the strongest last put
public record Vars(Map<String, @Nullable Object> values) {

  /// What a resource of that package sees.
  public static Vars of(Project project, String packageName) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>();
    PackageProject own = project.packages().get(packageName);
    if (own != null) {
      add(merged, own.vars().values(), packageName);
    }
    add(merged, project.root().vars().values(), packageName);
    merged.putAll(project.invocation().vars());
    return new Vars(merged);
  }

  /// The same without the values of secrets, whose names begin as those of secret environment
  /// variables do: for files and messages.
  public static Map<String, @Nullable Object> shown(Map<String, @Nullable Object> values) {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    values.forEach((name, value) -> shown.put(name, Environment.isSecret(name) ? "*****" : value));
    return shown;
  }

  /// True if it is set, even to null.
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /// The value; null if unset or null.
  public @Nullable Object get(String name) {
    return values.get(name);
  }

  private static void add(
      Map<String, @Nullable Object> into, Map<String, @Nullable Object> vars, String packageName) {
    into.putAll(vars);
    if (vars.get(packageName) instanceof Map<?, ?> scoped) {
      scoped.forEach((name, value) -> into.put(String.valueOf(name), value));
    }
  }
}
