package io.daybook.models.properties;

import io.daybook.kernel.failure.FailureException;
import io.daybook.models.draft.Draft;
import io.daybook.models.draft.Drafts;
import io.daybook.models.draft.Fqn;
import io.daybook.models.draft.PythonText;
import io.daybook.models.draft.TestNames;
import io.daybook.models.draft.Warning;
import io.daybook.models.node.Fields;
import io.daybook.models.node.ResourceType;
import io.daybook.models.project.Project;
import io.daybook.models.project.YamlRenderer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private final boolean headerKey;

  /// Makes tests.
  ///
  /// @param renderer of configuration values
  /// @param project its flags say whether `arguments` holds the test's arguments, dbt's default,
  ///   and whether tests may have a `sql_header`
  public GenericTests(Drafts drafts, YamlRenderer renderer, Project project) {
    this.drafts = drafts;
    this.renderer = renderer;
    this.argumentsKey = project.flag("require_generic_test_arguments_property", true);
    this.headerKey = project.flag("require_sql_header_in_test_configs", false);
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
    Map<String, @Nullable Object> config = config(spec, called, arguments);
    if (config.containsKey("sql_header") && !headerKey) {
      warnings.add(
          Warning.customKey("sql_header", "models.config", spec.entry().file().originalFilePath()));
    }
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
    } else if (arguments.containsKey("arguments")) {
      warnings.add(
          new Warning(
              "ArgumentsPropertyInGenericTestDeprecation",
              "Found `arguments` property in test definition of `%s` (%s) without usage of `require_generic_test_arguments_property` behavior change flag. The `arguments` property is deprecated for custom usage and will be used to nest keyword arguments in future versions of dbt."
                  .formatted(name, PythonText.repr(arguments.get("arguments")))));
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
      TestSpec spec, String test, Map<String, @Nullable Object> arguments) {
    Object said = arguments.remove("config");
    if (said != null && !(said instanceof Map)) {
      throw spec.entry()
          .mistake(
              "PARSE-077",
              "'config' must be a dict, got " + PythonText.repr(said),
              "write each setting as `name: value` below config");
    }
    Map<String, @Nullable Object> nested = new LinkedHashMap<>(Fields.of(said).values());
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
      boolean isOutside = isTrue(outside) || !nested.containsKey(key);
      config.put(key, rendered(spec, test, key, isOutside ? outside : nested.remove(key)));
    }
    nested.forEach((key, value) -> config.put(key, rendered(spec, test, key, value)));
    config.values().removeIf(Objects::isNull);
    return config;
  }

  private @Nullable Object rendered(
      TestSpec spec, String test, String key, @Nullable Object value) {
    try {
      return value instanceof String ? renderer.render(value) : value;
    } catch (FailureException e) {
      throw spec.entry()
          .mistake(
              "PARSE-078",
              "Invalid generic test configuration given in %s: the %s of the test \"%s\" of '%s' has a macro that is not known there. %s"
                  .formatted(
                      spec.entry().file().originalFilePath(),
                      key,
                      test,
                      spec.target(),
                      e.failure().fact()),
              "dbt does not support custom macros in the configuration of generic tests either");
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
