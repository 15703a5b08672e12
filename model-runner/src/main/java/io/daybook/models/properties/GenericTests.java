package io.daybook.models.properties;

import io.daybook.models.draft.Draft;
import io.daybook.models.draft.Drafts;
import io.daybook.models.draft.Fqn;
import io.daybook.models.draft.PythonText;
import io.daybook.models.draft.TestNames;
import io.daybook.models.draft.Warning;
import io.daybook.models.node.Fields;
import io.daybook.models.node.ResourceType;
import io.daybook.models.project.YamlRenderer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes a node of each declared generic test: its arguments, its configuration, dbt's name and id
/// for it.
public final class GenericTests {
  private static final Pattern NAME =
      Pattern.compile("(?:([a-zA-Z_][0-9a-zA-Z_]*)\\.)?([a-zA-Z_][0-9a-zA-Z_]*).*", Pattern.DOTALL);

  /// Keys that configure a test wherever they stand.
  private static final List<String> CONFIG =
      List.of(
          "severity",
          "tags",
          "enabled",
          "where",
          "limit",
          "warn_if",
          "error_if",
          "fail_calc",
          "store_failures",
          "store_failures_as",
          "sql_header",
          "meta",
          "database",
          "schema",
          "alias");

  /// Keys that are neither configuration nor arguments.
  private static final List<String> PLAIN =
      List.of("config", "column_name", "description", "name", "arguments");

  private final Drafts drafts;
  private final YamlRenderer renderer;
  private final boolean argumentsKey;

  /// Makes tests.
  ///
  /// @param renderer of configuration values
  /// @param argumentsKey true where `arguments` holds the test's arguments, dbt's default
  public GenericTests(Drafts drafts, YamlRenderer renderer, boolean argumentsKey) {
    this.drafts = drafts;
    this.renderer = renderer;
    this.argumentsKey = argumentsKey;
  }

  /// A test as a draft, its code not yet rendered.
  ///
  /// @param config what it was declared with, which is its first `config()` call
  /// @param warnings what is odd in its declaration
  public record Built(Draft draft, Map<String, @Nullable Object> config, List<Warning> warnings) {}

  /// Makes one.
  public Built build(TestSpec spec) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    List<Warning> warnings = new ArrayList<>();
    String called = arguments(spec, arguments, warnings);
    Matcher name = NAME.matcher(called);
    if (!name.matches()) {
      throw spec.entry()
          .mistake(
              "PARSE-020",
              "Test name string did not match expected pattern: " + called,
              "write the name of a test macro, perhaps with its package before it");
    }
    if (arguments.containsKey("model")) {
      throw spec.entry()
          .mistake(
              "PARSE-021",
              "Test arguments include \"model\", which is a reserved argument",
              "give the argument another name");
    }
    arguments.put("model", model(spec));
    @Nullable String namespace = name.group(1);
    Map<String, @Nullable Object> config = config(spec, arguments);
    String description = String.valueOf(arguments.getOrDefault("description", ""));
    arguments.remove("description");
    TestNames names = names(spec, namespace, name.group(2), arguments);
    if (!names.shortName().equals(names.fullName())) {
      config.putIfAbsent("alias", names.shortName());
    }
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("name", name.group(2));
    metadata.put("kwargs", arguments);
    metadata.put("namespace", namespace);
    Draft draft = draft(spec, names, metadata, config);
    draft.fields.put("description", description);
    return new Built(draft, config, warnings);
  }

  /// The test's name; its arguments go into the map.
  private String arguments(
      TestSpec spec, Map<String, @Nullable Object> arguments, List<Warning> warnings) {
    Map<String, @Nullable Object> definition = new LinkedHashMap<>(spec.definition().values());
    String name;
    if (definition.containsKey("test_name")) {
      name = String.valueOf(definition.remove("test_name"));
      arguments.putAll(definition);
    } else {
      if (definition.size() != 1) {
        throw spec.entry()
            .mistake(
                "PARSE-022",
                "test definition dictionary must have exactly one key, got "
                    + definition.keySet()
                    + " instead ("
                    + definition.size()
                    + " keys)",
                "indent the test's arguments below its name");
      }
      name = definition.keySet().iterator().next();
      if (!(definition.get(name) instanceof Map<?, ?> given)) {
        throw spec.entry()
            .mistake(
                "PARSE-023",
                "test arguments must be a dictionary, got "
                    + PythonText.repr(definition.get(name))
                    + " for the test '"
                    + name
                    + "'",
                "write each argument as `name: value` below the test");
      }
      arguments.putAll(Fields.of(given).values());
    }
    if (argumentsKey) {
      warn(spec, name, arguments, warnings);
    }
    if (spec.column() != null) {
      arguments.put("column_name", spec.column());
    }
    if (argumentsKey && arguments.remove("arguments") instanceof Map<?, ?> nested) {
      arguments.putAll(Fields.of(nested).values());
    }
    return name;
  }

  /// What dbt would have stand below `config` or `arguments`.
  private static void warn(
      TestSpec spec, String test, Map<String, @Nullable Object> said, List<Warning> warnings) {
    String file = spec.entry().file().originalFilePath();
    for (String key : said.keySet()) {
      if (CONFIG.contains(key)) {
        warnings.add(Warning.movedToConfig(key, "data_tests." + test + "." + key, file));
      }
    }
    boolean nested = said.get("arguments") instanceof Map<?, ?> map && !map.isEmpty();
    if (!nested
        && said.keySet().stream().anyMatch(key -> !PLAIN.contains(key) && !CONFIG.contains(key))) {
      warnings.add(Warning.missingArguments(test, spec.target(), spec.entry().packageName(), file));
    }
  }

  private Map<String, @Nullable Object> config(
      TestSpec spec, Map<String, @Nullable Object> arguments) {
    Map<String, @Nullable Object> nested =
        new LinkedHashMap<>(Fields.of(arguments.remove("config")).values());
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    for (String key : CONFIG) {
      Object outside = arguments.remove(key);
      if (isTrue(outside) && nested.containsKey(key)) {
        throw spec.entry()
            .mistake(
                "PARSE-024",
                "Test cannot have the same key at the top-level and in config: " + key,
                "keep the one under 'config'");
      }
      put(config, key, isTrue(outside) || !nested.containsKey(key) ? outside : nested.remove(key));
    }
    nested.forEach((key, value) -> put(config, key, value));
    return config;
  }

  private void put(Map<String, @Nullable Object> config, String key, @Nullable Object value) {
    Object rendered = value instanceof String ? renderer.render(value) : value;
    if (rendered != null) {
      config.put(key, rendered);
    }
  }

  private static boolean isTrue(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean flag -> flag;
      case String text -> !text.isEmpty();
      case Number number -> number.doubleValue() != 0;
      case List<?> list -> !list.isEmpty();
      case Map<?, ?> map -> !map.isEmpty();
      default -> true;
    };
  }

  private static String model(TestSpec spec) {
    String reference;
    if (spec.table() != null) {
      reference = "source('" + spec.entry().name() + "', '" + spec.target() + "')";
    } else if (spec.version() != null) {
      reference = "ref('" + spec.target() + "', version='" + spec.version() + "')";
    } else {
      reference = "ref('" + spec.target() + "')";
    }
    return "{{ get_where_subquery(" + reference + ") }}";
  }

  private static TestNames names(
      TestSpec spec,
      @Nullable String namespace,
      String name,
      Map<String, @Nullable Object> arguments) {
    Object own = arguments.remove("name");
    if (own != null) {
      return new TestNames(String.valueOf(own), String.valueOf(own));
    }
    String kind = spec.table() == null ? name : "source_" + name;
    kind = namespace == null ? kind : namespace + "_" + kind;
    String target = spec.target();
    if (spec.table() != null) {
      target = spec.entry().name() + "_" + target;
    } else if (spec.version() != null) {
      target = target + "_v" + spec.version();
    }
    return TestNames.of(kind, target, arguments);
  }

  private Draft draft(
      TestSpec spec,
      TestNames names,
      Map<String, @Nullable Object> metadata,
      Map<String, @Nullable Object> config) {
    Entry entry = spec.entry();
    String file = entry.file().originalFilePath();
    String below = file.substring(file.indexOf('/') + 1);
    Draft draft =
        drafts.node(
            new Drafts.Start(
                ResourceType.TEST,
                entry.packageName(),
                names.fullName(),
                names.shortName() + ".sql",
                file,
                Fqn.of(entry.packageName(), below, names.fullName()),
                code(metadata, config)),
            null);
    String hash = TestNames.hash(names.fullName(), new Fields(metadata));
    draft.fields.put("unique_id", draft.id() + "." + hash);
    draft.fields.put("language", "sql");
    draft.fields.put("tags", tags(spec, config));
    draft.fields.put("column_name", spec.column());
    draft.fields.put("file_key_name", entry.key() + "." + entry.name());
    draft.fields.put("attached_node", null);
    draft.fields.put("test_metadata", metadata);
    return draft;
  }

  private static List<@Nullable Object> tags(TestSpec spec, Map<String, @Nullable Object> config) {
    Set<String> tags = new TreeSet<>(spec.tags());
    tags.addAll(new Fields(config).texts("tags"));
    return new ArrayList<>(tags);
  }

  /// The template that dbt makes of a test.
  private static String code(
      Map<String, @Nullable Object> metadata, Map<String, @Nullable Object> config) {
    Object namespace = metadata.get("namespace");
    String macro = (namespace == null ? "" : namespace + ".") + "test_" + metadata.get("name");
    StringJoiner arguments = new StringJoiner(",", "{{ config(", ") }}").setEmptyValue("");
    config.forEach((key, value) ->
        arguments.add(
            key
                + "="
                + (value instanceof String text
                    ? '"' + text.replace("\"", "\\\"") + '"'
                    : PythonText.str(value))));
    return "{{ " + macro + "(**_dbt_generic_test_kwargs) }}" + arguments;
  }
}
