package io.daybook.models.compile.value;

import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.Values;
import io.daybook.models.draft.Strictness;
import io.daybook.models.node.Fields;
import io.daybook.models.project.Project;
import io.daybook.models.project.ProjectFlags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// dbt's flags: what the caller said, else dbt's defaults. Names in any case.
public final class Flags implements HostObject {
  private static final Map<String, Object> DEFAULTS =
      Map.ofEntries(
          Map.entry("full_refresh", false),
          Map.entry("store_failures", false),
          Map.entry("fail_fast", false),
          Map.entry("empty", false),
          Map.entry("defer", false),
          Map.entry("favor_state", false),
          Map.entry("warn_error", false),
          Map.entry("write_json", true),
          Map.entry("use_colors", false),
          Map.entry("print", true),
          Map.entry("quiet", false),
          Map.entry("debug", false),
          Map.entry("introspect", true),
          Map.entry("populate_cache", true),
          Map.entry("cache_selected_only", false),
          Map.entry("partial_parse", true),
          Map.entry("static_parser", true),
          Map.entry("version_check", true),
          Map.entry("send_anonymous_usage_stats", false),
          Map.entry("indirect_selection", "eager"),
          Map.entry("printer_width", 80L),
          Map.entry("log_format", "default"),
          Map.entry("log_level", "info"),
          Map.entry("which", "build"));

  private final Project project;
  private final Fields given;

  public Flags(Project project) {
    this.project = project;
    this.given = project.invocation().flags();
  }

  /// A flag's value, null where it is neither given nor has a default.
  public @Nullable Object get(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    Object value = project.flag(key);
    Object otherwise = DEFAULTS.getOrDefault(key, ProjectFlags.BEHAVIOURS.get(key));
    return value == null ? otherwise : value;
  }

  /// Whether a flag is set.
  public boolean is(String name) {
    return Boolean.TRUE.equals(get(name));
  }

  /// A flag as text, empty where it is not set.
  public String text(String name) {
    Object value = get(name);
    return value == null ? "" : String.valueOf(value);
  }

  /// A flag that is given several times.
  public List<String> texts(String name) {
    return given.texts(name);
  }

  /// Which warnings are errors.
  public Strictness strictness() {
    Map<String, @Nullable Object> said = new LinkedHashMap<>();
    for (String name : List.of("warn_error", "warn_error_options", "show_all_deprecations")) {
      said.put(name, get(name));
    }
    return new Strictness(Fields.of(said));
  }

  /// All that was given.
  public Fields given() {
    return given;
  }

  @Override
  public @Nullable Object attribute(String name) {
    if (name.equals("get")) {
      return (io.daybook.jinja.value.CallableValue)
          (_, a) -> {
            Object value = get(Text.of(Text.needed(a, 0, "name")));
            return value == null ? a.get(1, "default", None.NONE) : Values.of(value);
          };
    }
    Object value = get(name);
    return value == null ? None.NONE : Values.of(value);
  }

  @Override
  public @Nullable Object item(Object key) {
    return attribute(Text.of(key));
  }

  @Override
  public String text() {
    return "flags";
  }
}
