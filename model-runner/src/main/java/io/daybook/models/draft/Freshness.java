package io.daybook.models.draft;

import io.daybook.models.node.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How old a source may be: `warn_after`, `error_after`, `filter`. A table's words go over its
/// source's; null switches the check off.
public final class Freshness {
  private static final List<String> AFTER = List.of("warn_after", "error_after");

  private Freshness() {}

  /// No limits: what a source has that says nothing.
  public static Map<String, @Nullable Object> empty() {
    Map<String, @Nullable Object> none = new LinkedHashMap<>();
    AFTER.forEach(key -> none.put(key, ConfigDefaults.nulls(Map.of(), "count", "period")));
    none.put("filter", null);
    return none;
  }

  /// What holds for a table.
  ///
  /// @param levels of each level (source, its config, table, its config) what it says: absent is
  ///   empty, null is off
  public static @Nullable Map<String, @Nullable Object> merged(List<Level> levels) {
    @Nullable Map<String, @Nullable Object> merged = full(levels.getFirst());
    for (Level level : levels.subList(1, levels.size())) {
      merged = merged(merged, level);
    }
    return merged;
  }

  /// What one level says.
  ///
  /// @param isOff true where it is null
  /// @param said the keys; empty where it says nothing
  public record Level(boolean isOff, Fields said) {
    public static Level of(Fields fields) {
      boolean off = fields.values().containsKey("freshness") && fields.get("freshness") == null;
      return new Level(off, fields.fields("freshness"));
    }
  }

  private static @Nullable Map<String, @Nullable Object> full(Level level) {
    if (level.isOff()) {
      return null;
    }
    Map<String, @Nullable Object> full = new LinkedHashMap<>();
    AFTER.forEach(key -> full.put(key, time(level.said(), key)));
    full.put("filter", level.said().get("filter"));
    return full;
  }

  private static @Nullable Map<String, @Nullable Object> time(Fields said, String key) {
    if (said.values().containsKey(key) && said.get(key) == null) {
      return null;
    }
    return ConfigDefaults.nulls(said.fields(key).values(), "count", "period");
  }

  private static @Nullable Map<String, @Nullable Object> merged(
      @Nullable Map<String, @Nullable Object> base, Level level) {
    @Nullable Map<String, @Nullable Object> update = full(level);
    if (update == null) {
      return null;
    }
    if (base == null) {
      return isSet(update) ? update : null;
    }
    Map<String, @Nullable Object> merged = new LinkedHashMap<>();
    for (String key : AFTER) {
      Fields before = Fields.of(base.get(key));
      Fields after = Fields.of(update.get(key));
      if (update.get(key) == null) {
        merged.put(key, null);
      } else if (base.get(key) != null && isTime(before) && isTime(after)) {
        merged.put(key, joined(before, after));
      } else {
        merged.put(
            key,
            isTime(after)
                ? after.values()
                : before.values().isEmpty() ? after.values() : before.values());
      }
    }
    merged.put("filter", update.get("filter") == null ? base.get("filter") : update.get("filter"));
    return merged;
  }

  private static Map<String, @Nullable Object> joined(Fields before, Fields after) {
    Map<String, @Nullable Object> joined = new LinkedHashMap<>(before.values());
    after
        .values()
        .forEach((key, value) -> {
          if (value != null) {
            joined.put(key, value);
          }
        });
    return joined;
  }

  private static boolean isSet(Map<String, @Nullable Object> threshold) {
    return isLimit(new Fields(threshold));
  }

  /// Whether `freshness` says a count and a period for anything.
  public static boolean isLimit(Fields freshness) {
    return AFTER.stream().anyMatch(key -> isTime(freshness.fields(key)));
  }

  private static boolean isTime(Fields time) {
    return time.has("count") && time.has("period");
  }
}
