package io.daybook.models.project;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.node.Fields;
import io.daybook.models.schema.Shape;
import io.daybook.models.version.VersionRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one `dbt_project.yml`: old keys under their new names, dbt's defaults, values rendered
/// where dbt renders them.
final class ProjectFile {
  static final String NAME = "dbt_project.yml";

  /// Names of the template context: a project's macros are found under its name there.
  private static final Set<String> RESERVED =
      Set.of(
          ("_sql_results adapter api column config context database env env_var exceptions execute"
                  + " flags fromjson fromyaml graph invocation_id load_agate_table load_result log"
                  + " model modules post_hooks pre_hooks ref render return run_started_at schema"
                  + " source sql sql_now store_result store_raw_result target this tojson toyaml"
                  + " try_or_compiler_error var write")
              .split(" "));

  private static final Pattern PROJECT_NAME = Pattern.compile("[^\\d\\W]\\w*");
  private static final Set<String> TREES =
      Set.of("seeds", "models", "snapshots", "tests", "data_tests");
  private static final Set<String> HOOKS = Set.of("pre-hook", "post-hook", "pre_hook", "post_hook");
  private static final Set<String> LATE =
      Set.of("on-run-start", "on-run-end", "query-comment", "vars");

  private static final Pattern VERSION =
      Pattern.compile(
          "(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(\\.(0|[1-9]\\d*)(-[0-9a-zA-Z.-]+)?(\\+[0-9a-zA-Z.-]+)?)?");
  private static final Map<String, Shape> KEYS = keys();

  private ProjectFile() {}

  /// Every key that dbt knows, with the values that it may have.
  private static Map<String, Shape> keys() {
    Map<String, Shape> keys = new HashMap<>();
    Shape word = Shape.TEXT.orNull();
    Shape words = Shape.TEXTS.orNull();
    Shape tree = new Shape(value -> value == null || value instanceof Map, "object");
    Shape hooks = Shape.TEXT.or(Shape.LIST).orNull();
    Shape version =
        new Shape(
            value ->
                value == null
                    || value instanceof Number
                    || (value instanceof String text && VERSION.matcher(text).matches()),
            "");
    Shape.TEXT.under(keys, "name");
    Shape.INTEGER.orNull().under(keys, "config-version");
    version.under(keys, "version");
    word.under(keys, "project-root profile target-path log-path packages-install-path");
    words.under(keys, "source-paths model-paths macro-paths data-paths seed-paths test-paths");
    words.under(keys, "analysis-paths docs-paths asset-paths function-paths osi-paths");
    words.under(keys, "snapshot-paths clean-targets");
    Shape.DICT.orNull().under(keys, "quoting vars dbt-cloud");
    hooks.under(keys, "on-run-start on-run-end");
    Shape.TEXT.or(Shape.TEXTS).orNull().under(keys, "require-dbt-version");
    Shape.LIST.under(keys, "dispatch packages");
    tree.under(keys, "models seeds snapshots");
    Shape.DICT.under(keys, "analyses sources tests data_tests unit_tests metrics");
    Shape.DICT.under(keys, "semantic-models saved-queries exposures functions flags");
    Shape.DICT.or(Shape.TEXT).orNull().under(keys, "query-comment");
    Shape.BOOLEAN.under(keys, "restrict-access");
    return keys;
  }

  /// The file as it stands, nothing rendered, `tests` already called `data_tests`.
  static YamlDocument load(Path folder) {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      throw new FailureException(
          new Failure.Config(
              "PROJECT-003",
              "No dbt_project.yml found at expected path " + file,
              Location.file(folder.toString()),
              "run from the project's folder, or name it with --project-dir"));
    }
    YamlDocument document = Yaml.read(file.toString(), SourceFiles.text(file));
    if (!(document.root() instanceof Map<?, ?>)) {
      throw invalid(document, null, "dbt_project.yml does not parse to a dictionary");
    }
    Map<String, @Nullable Object> map = document.map();
    if (isFilled(map.get("tests")) && isFilled(map.get("data_tests"))) {
      throw invalid(
          document,
          null,
          "Invalid project config: cannot have both 'tests' and 'data_tests' defined");
    }
    if (map.containsKey("tests") && !map.containsKey("data_tests")) {
      map.put("data_tests", map.remove("tests"));
    }
    withVariables(folder, document, map);
    return document;
  }

  private static boolean isFilled(@Nullable Object tree) {
    return tree instanceof Map<?, ?> map && !map.isEmpty();
  }

  private static void withVariables(
      Path folder, YamlDocument document, Map<String, @Nullable Object> map) {
    Map<String, @Nullable Object> variables = variables(folder).values();
    if (variables.isEmpty()) {
      return;
    }
    if (map.get("vars") instanceof Map<?, ?> own && !own.isEmpty()) {
      throw invalid(
          document, null, "Variables cannot be defined in both vars.yml and dbt_project.yml.");
    }
    map.put("vars", variables);
  }

  /// What `vars.yml` says, as it stands.
  static Fields variables(Path folder) {
    Path file = folder.resolve("vars.yml");
    return Files.isRegularFile(file)
        ? new Fields(Yaml.read(file.toString(), SourceFiles.text(file)).map()).fields("vars")
        : Fields.EMPTY;
  }

  /// The project of that file.
  ///
  /// @param versionMatters whether a project that asks for another dbt is refused
  static PackageProject open(
      Path folder, YamlDocument document, YamlRenderer renderer, boolean versionMatters) {
    Map<String, @Nullable Object> rendered =
        renderer.renderAll(document.map(), ProjectFile::isRendered);
    check(document, rendered);
    if (versionMatters && rendered.get("require-dbt-version") != null) {
      String name = String.valueOf(rendered.get("name"));
      VersionRange.problem(name, rendered.get("require-dbt-version"))
          .ifPresent(problem -> {
            throw invalid(document, null, problem);
          });
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>(rendered);
    paths(fields);
    fields.put("unrendered", document.map());
    return new PackageProject(folder, new Fields(fields));
  }

  /// Hooks, variables and the query comment are rendered when they are used.
  private static boolean isRendered(List<Object> path) {
    if (path.isEmpty()) {
      return true;
    }
    String first = String.valueOf(path.getFirst());
    if (LATE.contains(first)) {
      return false;
    }
    return !TREES.contains(first)
        || path.stream()
            .map(key -> String.valueOf(key).replaceAll("^[+ ]+", ""))
            .noneMatch(HOOKS::contains);
  }

  private static void check(YamlDocument document, Map<String, @Nullable Object> fields) {
    if (!(fields.get("name") instanceof String name)) {
      throw invalid(document, null, "Required \"name\" field not present in project");
    }
    if (!PROJECT_NAME.matcher(name).matches()) {
      throw invalid(document, null, "'" + name + "' does not match '^[^\\d\\W]\\w*$'");
    }
    if (RESERVED.contains(name)) {
      throw invalid(document, null, "Invalid project name: " + name + " is a reserved word");
    }
    Shape.problem(fields, KEYS, Set.of("name"))
        .ifPresent(problem -> {
          throw invalid(document, null, problem);
        });
    Object version = fields.get("config-version");
    if (version != null && !Long.valueOf(2).equals(version)) {
      throw invalid(document, null, "Invalid config version: " + version + ", expected 2");
    }
  }

  static FailureException invalid(YamlDocument document, @Nullable Object at, String fact) {
    return new FailureException(
        new Failure.Config(
            "PROJECT-004", fact, document.at(at), "correct " + NAME + " as the message says"));
  }

  private static void paths(Map<String, @Nullable Object> fields) {
    renamed(fields, "source-paths", "model-paths");
    renamed(fields, "data-paths", "seed-paths");
    standard(fields, "model-paths", List.of("models"));
    standard(fields, "macro-paths", List.of("macros"));
    standard(fields, "seed-paths", List.of("seeds"));
    standard(fields, "test-paths", List.of("tests"));
    standard(fields, "analysis-paths", List.of("analyses"));
    standard(fields, "snapshot-paths", List.of("snapshots"));
    standard(fields, "function-paths", List.of("functions"));
    standard(fields, "asset-paths", List.of());
    Set<String> all = new LinkedHashSet<>();
    for (String key :
        List.of("model", "seed", "snapshot", "analysis", "macro", "test", "function")) {
      for (String path : new Fields(fields).texts(key + "-paths")) {
        all.add(path.replaceAll("/+$", ""));
      }
    }
    fields.put("all-source-paths", new ArrayList<Object>(all));
    standard(fields, "docs-paths", new ArrayList<Object>(all));
    standard(fields, "packages-install-path", "dbt_packages");
    standard(fields, "target-path", "target");
    standard(fields, "clean-targets", List.of(String.valueOf(fields.get("target-path"))));
  }

  private static void renamed(Map<String, @Nullable Object> fields, String old, String now) {
    Object value = fields.remove(old);
    if (value != null) {
      fields.putIfAbsent(now, value);
    }
  }

  private static void standard(Map<String, @Nullable Object> fields, String key, Object value) {
    if (fields.get(key) == null) {
      fields.put(key, value);
    }
  }
}
