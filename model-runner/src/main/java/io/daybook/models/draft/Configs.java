package io.daybook.models.draft;

import io.daybook.models.node.Fields;
import io.daybook.models.node.ResourceType;
import io.daybook.models.project.PackageProject;
import io.daybook.models.project.Project;
import io.daybook.models.project.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Computes what a resource is configured to be: defaults, then the folders of its own project's
/// `dbt_project.yml`, then its properties file, then the `config()` in its file, then, for a
/// package's resource, the root project.
public final class Configs {
  private final Project project;

  public Configs(Project project) {
    this.project = project;
  }

  /// What was said about one resource, beside the project files.
  ///
  /// @param type its type
  /// @param packageName its package
  /// @param fqn its place
  /// @param patch from a properties file
  /// @param call from `config()`
  public record Said(
      ResourceType type,
      String packageName,
      List<String> fqn,
      Map<String, @Nullable Object> patch,
      Map<String, @Nullable Object> call) {}

  /// The configuration in dbt's order, every default filled in.
  public Map<String, @Nullable Object> rendered(Said said) {
    Map<String, @Nullable Object> config = ConfigDefaults.of(said.type());
    for (Map<String, @Nullable Object> level : levels(said, false)) {
      if (said.type() == ResourceType.SOURCE && level.containsKey("tags")) {
        config.put("tags", new ArrayList<>()); // a source's tags are replaced, not added to
      }
      ConfigMerge.into(config, level);
    }
    return finished(said.type(), config);
  }

  /// What was said in the words in which it was said, later words over earlier ones.
  public Map<String, @Nullable Object> unrendered(Said said) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    levels(said, true).forEach(config::putAll);
    return config;
  }

  private List<Map<String, @Nullable Object>> levels(Said said, boolean unrendered) {
    List<Map<String, @Nullable Object>> levels = new ArrayList<>();
    PackageProject own = project.packages().getOrDefault(said.packageName(), project.root());
    levels.addAll(folders(own, said, unrendered));
    levels.add(named(said.patch(), unrendered));
    levels.add(named(said.call(), unrendered));
    if (!own.name().equals(project.root().name())) {
      levels.addAll(folders(project.root(), said, unrendered));
    }
    return levels;
  }

  /// The levels of a project file's tree that lie above a resource.
  private List<Map<String, @Nullable Object>> folders(
      PackageProject from, Said said, boolean unrendered) {
    Fields tree =
        unrendered
            ? from.fields().fields("unrendered").fields(section(said.type()))
            : from.configs(section(said.type()));
    List<Map<String, @Nullable Object>> levels = new ArrayList<>();
    levels.add(level(tree, unrendered));
    for (String step : said.fqn()) {
      if (!(tree.get(step) instanceof Map<?, ?> deeper)) {
        break;
      }
      tree = Fields.of(deeper);
      levels.add(level(tree, unrendered));
    }
    return levels;
  }

  private String section(ResourceType type) {
    return switch (type) {
      case SEED -> "seeds";
      case SNAPSHOT -> "snapshots";
      case SOURCE -> "sources";
      case TEST -> "data_tests";
      case METRIC -> "metrics";
      case SEMANTIC_MODEL -> "semantic-models";
      case SAVED_QUERY -> "saved-queries";
      case EXPOSURE -> "exposures";
      case UNIT_TEST -> "unit_tests";
      case FUNCTION -> "functions";
      case ANALYSIS ->
          project.flag("require_corrected_analysis_fqns", false) ? "analyses" : "models";
      default -> "models";
    };
  }

  /// What one level of the tree says itself: keys with `+`, and others whose value is no folder.
  private static Map<String, @Nullable Object> level(Fields tree, boolean unrendered) {
    Map<String, @Nullable Object> said = new LinkedHashMap<>();
    tree.values()
        .forEach((key, value) -> {
          if (key.startsWith("+")) {
            said.put(key.substring(1).strip(), value);
          } else if (!(value instanceof Map<?, ?>)) {
            said.put(key, value);
          }
        });
    return named(said, unrendered);
  }

  /// The same under the names that dbt keeps.
  private static Map<String, @Nullable Object> named(
      Map<String, @Nullable Object> said, boolean unrendered) {
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    said.forEach((key, value) -> {
      String name =
          switch (key.strip()) {
            case "pre_hook" -> unrendered ? key : "pre-hook";
            case "post_hook" -> unrendered ? key : "post-hook";
            case "dbname" -> "database";
            default -> key.strip();
          };
      named.put(name, value);
    });
    return named;
  }

  private static Map<String, @Nullable Object> finished(
      ResourceType type, Map<String, @Nullable Object> config) {
    // One statement per key whose final form differs from what people write.
    Map<String, @Nullable Object> defaults = ConfigDefaults.of(type);
    Map<String, @Nullable Object> finished = new LinkedHashMap<>();
    config.forEach((key, value) -> {
      if (value != null || !defaults.containsKey(key)) {
        finished.put(key, value);
      } else {
        boolean kept = type == ResourceType.SOURCE || defaults.get(key) == null;
        finished.put(key, kept ? null : defaults.get(key));
      }
    });
    for (String key : List.of("pre-hook", "post-hook")) {
      if (finished.containsKey(key)) {
        finished.put(key, hooks(finished.get(key)));
      }
    }
    if (finished.containsKey("tags")) {
      finished.put("tags", ConfigMerge.listed(finished.get("tags")));
    }
    if (type == ResourceType.TEST) {
      failures(finished);
    }
    if (type == ResourceType.MODEL) {
      model(finished);
    }
    if (finished.get("static_analysis") instanceof Boolean on) {
      finished.put("static_analysis", on ? "on" : "off");
    }
    return finished;
  }

  private static void model(Map<String, @Nullable Object> config) {
    if (!(config.get("freshness") instanceof Map<?, ?> freshness)
        || !freshness.containsKey("build_after")) {
      config.put("freshness", null);
    }
    if (config.get("latest_version_pointer") instanceof Boolean enabled) {
      config.put(
          "latest_version_pointer",
          ConfigDefaults.nulls(Map.of("enabled", enabled), "enabled", "alias"));
    }
  }

  /// `store_failures_as` decides over `store_failures`, which stands for a table.
  private static void failures(Map<String, @Nullable Object> config) {
    Object kept = config.get("store_failures_as");
    if (kept != null) {
      config.put("store_failures", !kept.equals("ephemeral"));
    } else if (config.get("store_failures") instanceof Boolean store) {
      config.put("store_failures_as", store ? "table" : "ephemeral");
    }
  }

  private static List<@Nullable Object> hooks(@Nullable Object value) {
    List<@Nullable Object> hooks = new ArrayList<>();
    for (Object hook : ConfigMerge.listed(value)) {
      if (hook != null) {
        hooks.add(hook(hook));
      }
    }
    return hooks;
  }

  /// A hook is a statement, or a map, or the text of a map.
  private static Map<String, @Nullable Object> hook(Object written) {
    Fields fields = Fields.of(written);
    if (written instanceof String text) {
      fields = new Fields(Map.of("sql", text));
      if (text.strip().startsWith("{") && text.strip().endsWith("}") && text.contains("\"sql\"")) {
        fields = Fields.of(Yaml.value("hook", text));
      }
    }
    Map<String, @Nullable Object> hook = new LinkedHashMap<>();
    hook.put("sql", fields.get("sql"));
    hook.put("transaction", !Boolean.FALSE.equals(fields.get("transaction")));
    hook.put("index", fields.get("index"));
    return hook;
  }
}
