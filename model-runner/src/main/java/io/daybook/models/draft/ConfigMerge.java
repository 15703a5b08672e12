package io.daybook.models.draft;

import io.daybook.models.node.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a later configuration joins an earlier one, by key: some lists grow, some maps are updated,
/// everything else is replaced.
public final class ConfigMerge {
  private static final Set<String> APPENDED =
      Set.of("pre-hook", "post-hook", "pre_hook", "post_hook", "tags", "packages");
  private static final Set<String> UPDATED =
      Set.of(
          "quoting",
          "column_types",
          "meta",
          "docs",
          "contract",
          "snapshot_meta_column_names",
          "latest_version_pointer");

  private ConfigMerge() {}

  /// Joins one level of configuration into another, in place.
  public static void into(
      Map<String, @Nullable Object> config, Map<String, ? extends @Nullable Object> more) {
    more.forEach((key, value) -> put(config, key, value, false));
  }

  /// Joins the arguments of one more `config()` call in the same file, in place; a `+` before a
  /// grant stays, because the call is joined to the rest later.
  public static void calls(
      Map<String, @Nullable Object> config, Map<String, ? extends @Nullable Object> more) {
    if (config.isEmpty()) {
      config.putAll(more);
      return;
    }
    more.forEach((key, value) -> put(config, key, value, true));
  }

  private static void put(
      Map<String, @Nullable Object> config, String key, @Nullable Object value, boolean keepPlus) {
    Object known = config.get(key);
    if (APPENDED.contains(key)) {
      List<@Nullable Object> joined = new ArrayList<>();
      if (known != null) {
        joined.addAll(listed(known));
      }
      if (value != null) {
        joined.addAll(listed(value));
      }
      config.put(key, joined);
    } else if (UPDATED.contains(key) && value instanceof Map<?, ?> update) {
      Map<String, @Nullable Object> joined = new LinkedHashMap<>();
      copy(known, joined);
      copy(update, joined);
      config.put(key, joined);
    } else if (key.equals("grants") && value instanceof Map<?, ?> grants) {
      config.put(key, grants(known, grants, keepPlus));
    } else {
      config.put(key, value);
    }
  }

  private static Map<String, @Nullable Object> grants(
      @Nullable Object known, Map<?, ?> more, boolean keepPlus) {
    Map<String, @Nullable Object> joined = new LinkedHashMap<>();
    if (known instanceof Map<?, ?> map) {
      map.forEach((key, value) -> joined.put(String.valueOf(key), listed(value)));
    }
    more.forEach((key, value) -> {
      String written = String.valueOf(key);
      boolean extend = written.startsWith("+");
      String name = extend && !keepPlus ? written.replaceAll("^\\++", "") : written;
      List<@Nullable Object> grantees = new ArrayList<>();
      if (extend && joined.get(name) instanceof List<?> present) {
        grantees.addAll(present);
      }
      grantees.addAll(listed(value));
      joined.put(name, grantees);
    });
    return joined;
  }

  /// One map over another as dbt merges parts of a properties file: maps key by key, a list before
  /// the list below it, everything else in place of what is below.
  public static Map<String, @Nullable Object> deep(
      Map<String, @Nullable Object> below, Map<String, @Nullable Object> above) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>(below);
    above.forEach((key, value) -> {
      Object known = merged.get(key);
      if (value instanceof Map<?, ?> && known instanceof Map<?, ?>) {
        merged.put(key, deep(Fields.of(known).values(), Fields.of(value).values()));
      } else if (value instanceof List<?> first && known instanceof List<?> second) {
        List<@Nullable Object> joined = new ArrayList<>(first);
        joined.addAll(second);
        merged.put(key, joined);
      } else {
        merged.put(key, value);
      }
    });
    return merged;
  }

  private static void copy(@Nullable Object from, Map<String, @Nullable Object> into) {
    if (from instanceof Map<?, ?> map) {
      map.forEach((key, value) -> into.put(String.valueOf(key), value));
    }
  }

  /// A list as it is, anything else as a list of one.
  public static List<@Nullable Object> listed(@Nullable Object value) {
    List<@Nullable Object> list = new ArrayList<>();
    if (value instanceof List<?> many) {
      list.addAll(many);
    } else {
      list.add(value);
    }
    return list;
  }
}
