package io.daybook.models.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.run.Run;
import io.daybook.models.draft.Warning;
import io.daybook.models.node.Fields;
import io.daybook.models.parse.TestProjects;
import io.daybook.models.project.Invocation;
import io.daybook.models.project.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is edited, added, renamed, deleted or set: a parse with what is remembered gives what a
/// parse without gives, byte for byte but for the time of the parse, or makes a mistake too.
class ParseAfterEditsTest {
  private static final int EDITS = 150;
  private static final String MISTAKE = "a mistake";

  /// Ways to write a model, of which `%d` is a number that changes.
  private static final List<String> MODELS =
      List.of(
          "select * from {{ ref('stg_orders') }} -- %d",
          "{{ config(tags=['t%d'], meta={'n': %d, 'deep': {'x': [1, 2.5, none]}}) }} select 1",
          "select {{ cents(%d) }} from {{ ref('stg_customers') }}",
          "{{ config(materialized=var('kind', 'view')) }} select {{ var('limit_rows') }} -- %d",
          "{% if var.has_var('more') %}select * from {{ ref('orders') }}{% else %}select %d{% endif %}",
          "{{ config(tags=env_var('TEAM', 'nobody')) }} select %d",
          "{% if flags.FULL_REFRESH %}select * from {{ ref('orders') }}{% endif %} select %d",
          "select {{ helpers.prefixed('%d') }} from {{ ref('helped') }}",
          "select {{ shout('a') }}, {{ adapter.dispatch('shout')('%d') }}",
          "{{ config(alias='at_' ~ run_started_at.year ~ '_%d') }} select 1",
          "{{ config(alias=model.name ~ '_%d') }} select 1",
          "{{ config(alias=this.name ~ target.name ~ '_%d') }} select 1",
          "{{ config(meta={'d': modules.datetime.date(2020, 1, 1).isoformat()}) }} select %d",
          "{% set parent = ref('orders') %}{% for x in [1, %d] %} select * from {{ parent }} {% endfor %}",
          "select * from {{ builtins.ref('orders') }}, {{ source('shop', 'raw_%d') }}",
          "select %d {{ unclosed");

  /// Macros that come and go.
  private static final Map<String, List<String>> MACROS =
      Map.of(
          "shout", List.of("(x)", "{{ return(adapter.dispatch('shout')(x ~ '%d')) }}"),
          "postgres__shout", List.of("(x)", "{{ var('kind', 'view') }} %d {{ x }}"),
          "ref",
              List.of(
                  "()", "{{ config(meta={'own': %d}) }}{{ return(builtins.ref(varargs[-1])) }}"),
          "test_above", List.of("(model, column_name)", "select %d from {{ model }}"));

  private static final List<String> PROPERTIES =
      List.of(
          "{models: [{name: %1$s, description: 'D %2$d', columns: [{name: id, data_tests: [not_null]}]}]}",
          "{models: [{name: %1$s, config: {tags: [y%2$d], materialized: \"{{ var('kind', 'view') }}\"}}]}",
          "{models: [{name: %1$s, columns: [{name: c%2$d, data_tests: [{above: {name: n%2$d}}]}]}]}",
          "{sources: [{name: shop, tables: [{name: raw_%2$d, description: \"{{ env_var('TEAM', '-') }}\"}]}]}",
          "{exposures: [{name: e%2$d, type: dashboard, owner: {name: o}, depends_on: [\"ref('%1$s')\"]}]}",
          "{models: [{name: %1$s, name: %1$s, description: twice %2$d}]}",
          "{models: {name: '%1$s %2$d'}}",
          "models: [{name: %1$s, description: &d 'same %2$d', meta: {a: *d}}]");

  @TempDir private Path folder;
  private Path project;
  private final Random random = new Random(20261121);
  private final Map<String, String> environment = new TreeMap<>();
  private final Map<String, Object> vars = new TreeMap<>();
  private final Map<String, Object> flags = new TreeMap<>();
  private final List<Path> added = new ArrayList<>();
  private int number;

  @BeforeEach
  void constructs() {
    TestProjects.constructs(folder);
    project = folder.resolve("constructs");
    vars.put("limit_rows", 10L);
  }

  @Test
  void isWhatItIsWithoutMemory() throws IOException {
    int good = 0;
    List<String> story = new ArrayList<>();
    for (int i = 0; i < EDITS; i++) {
      Map<Path, String> before = texts();
      story.add(edit());

      String fresh = parsed(false);
      assertEquals(fresh, parsed(true), () -> "after " + story);
      if (fresh.equals(MISTAKE)) {
        restore(before);
      } else {
        good++;
      }
    }

    assertTrue(good > EDITS / 2 && good < EDITS, "good projects: " + good);
  }

  /// The manifest but for its times, and the warnings.
  private String parsed(boolean remembering) {
    Map<String, Object> said = new TreeMap<>(flags);
    said.put("partial_parse", remembering);
    SortedSet<String> warnings = new TreeSet<>();
    try {
      ParseCache.Parsed parsed =
          ParseCache.open(
              Project.open(
                  new Invocation(
                      project,
                      Optional.of(project),
                      Optional.empty(),
                      Optional.empty(),
                      new TreeMap<>(vars),
                      Map.copyOf(environment),
                      new Fields(said),
                      Run.start())),
              (Warning warning) -> warnings.add(warning.name() + " " + warning.message()));
      String body = new String(parsed.body(), StandardCharsets.UTF_8);
      return warnings + body.replaceAll("\"created_at\":[0-9.E]+", "");
    } catch (FailureException _) {
      return MISTAKE; // which of several comes first is chance: files are read in parallel
    }
  }

  private Map<Path, String> texts() throws IOException {
    Map<Path, String> texts = new TreeMap<>();
    for (String part : List.of("models", "macros")) {
      try (Stream<Path> files = Files.walk(project.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          texts.put(file, Files.readString(file));
        }
      }
    }
    return texts;
  }

  private void restore(Map<Path, String> before) throws IOException {
    for (Path file : texts().keySet()) {
      Files.delete(file);
    }
    for (Map.Entry<Path, String> each : before.entrySet()) {
      Files.writeString(each.getKey(), each.getValue());
    }
    added.removeIf(file -> !before.containsKey(file));
  }

  private String edit() throws IOException {
    // One line per kind of edit.
    number++;
    return switch (random.nextInt(14)) {
      case 0, 1, 2 -> write("models/marts/m" + random.nextInt(12) + ".sql", anyModel());
      case 3 -> append("models/marts/orders.sql", "\n-- " + number);
      case 4 -> append("models/staging/stg_orders.sql", " ");
      case 5 -> delete();
      case 6 -> rename();
      case 7 -> ownMacro();
      case 8 -> macro();
      case 9, 10 -> write("models/p" + random.nextInt(5) + ".yml", anyProperties());
      case 11 -> set(vars, "kind", List.of("view", "table", "ephemeral"));
      case 12 ->
          random.nextBoolean()
              ? set(environment, "TEAM", List.of("sales", "ops"))
              : set(flags, "full_refresh", List.of(true, false));
      default -> projectFile();
    };
  }

  private <V> String set(Map<String, V> map, String name, List<V> values) {
    if (random.nextInt(3) == 0) {
      map.remove(name);
      return "without " + name;
    }
    V value = values.get(random.nextInt(values.size()));
    map.put(name, value);
    return name + "=" + value;
  }

  private String anyModel() {
    return MODELS.get(random.nextInt(MODELS.size())).replace("%d", String.valueOf(number));
  }

  private String ownMacro() throws IOException {
    Path file = project.resolve("macros/own.sql");
    String text = Files.readString(file).replaceFirst("\\* \\d+", "* " + number);
    Files.writeString(file, text);
    return "cents " + number;
  }

  private String macro() throws IOException {
    List<String> names = new ArrayList<>(new TreeMap<>(MACROS).keySet());
    String name = names.get(random.nextInt(names.size()));
    List<String> parts = MACROS.get(name);
    String body = parts.get(1).replace("%d", String.valueOf(number));
    return write(
        "macros/" + name + ".sql",
        "{% macro " + name + parts.get(0) + " %}" + body + "{% endmacro %}");
  }

  private String anyProperties() {
    String model = List.of("m0", "m1", "m2", "m3").get(random.nextInt(4));
    return String.format(PROPERTIES.get(random.nextInt(PROPERTIES.size())), model, number);
  }

  private String write(String path, String text) throws IOException {
    Path file = project.resolve(path);
    Files.writeString(file, text);
    added.remove(file);
    added.add(file);
    return path + ": " + text;
  }

  private String append(String path, String text) throws IOException {
    Files.writeString(project.resolve(path), Files.readString(project.resolve(path)) + text);
    return path + " + " + text;
  }

  private String delete() throws IOException {
    // Three at a time, so that mistakes do not pile up.
    List<Path> deleted = new ArrayList<>();
    for (int i = 0; i < 3 && !added.isEmpty(); i++) {
      Path file = added.remove(random.nextInt(added.size()));
      Files.delete(file);
      deleted.add(file.getFileName());
    }
    return "deleted " + deleted;
  }

  private String rename() throws IOException {
    if (added.isEmpty()) {
      return "nothing";
    }
    Path file = added.remove(random.nextInt(added.size()));
    String name = file.getFileName().toString();
    Path to = file.resolveSibling("r" + number + name.substring(name.indexOf('.')));
    Files.move(file, to);
    added.add(to);
    return name + " is " + to.getFileName();
  }

  private String projectFile() throws IOException {
    String text = Files.readString(project.resolve("dbt_project.yml"));
    String changed =
        random.nextBoolean()
            ? text.replaceAll("level: \\d+", "level: " + number)
            : text.replaceAll("prefix: \\w+", "prefix: p" + number);
    Files.writeString(project.resolve("dbt_project.yml"), changed);
    return "dbt_project.yml " + number;
  }
}
