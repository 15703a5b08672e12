package io.daybook.models.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.run.Run;
import io.daybook.models.draft.Warning;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Node;
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
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A kept parse is used exactly as long as nothing that was read has changed. That it was used is
/// seen from `created_at`, which only a parse sets.
class ParseCacheTest {
  @TempDir private Path folder;
  private final Map<String, String> environment = new TreeMap<>();
  private final Map<String, Object> flags = new TreeMap<>();
  private final Map<String, Object> vars = new TreeMap<>();
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void project() throws IOException {
    write("dbt_project.yml", "name: small\nversion: '1.0'\nprofile: small\n");
    write(
        "profiles.yml",
        "small: {target: dev, outputs: {dev: {type: postgres, host: h, user: u, password: p,"
            + " dbname: d, schema: s}}}\n");
    write("macros/kind.sql", "{% macro kind() %}{{ return('view') }}{% endmacro %}");
    write(
        "models/a.sql",
        "{{ config(materialized=kind(), tags=[env_var('TEAM', 'nobody'), var('grain', 'day')]) }}"
            + " select {{ flags.FULL_REFRESH }} as fresh");
    write("models/b.sql", "select * from {{ ref('a') }}");
    write("models/b.yml", "models: [{name: b, description: 'B'}, {name: gone}]");
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(folder.resolve(path).getParent());
    Files.writeString(folder.resolve(path), text);
  }

  private ParseCache.Parsed open() {
    warnings.clear();
    Project project =
        Project.open(
            new Invocation(
                folder,
                Optional.of(folder),
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(vars),
                Map.copyOf(environment),
                new Fields(new TreeMap<>(flags)),
                Run.start()));
    return ParseCache.open(project, (Warning warning) -> warnings.add(warning.name()));
  }

  private Node a() {
    return open().manifest().nodes().get("model.small.a");
  }

  private Object parsedAt() {
    return a().fields().get("created_at");
  }

  @Test
  void whatHasNotChangedIsNotParsedAgain() {
    ParseCache.Parsed first = open();
    List<String> warned = List.copyOf(warnings);
    ParseCache.Parsed second = open();

    assertEquals(first.manifest().nodes(), second.manifest().nodes());
    assertArrayEquals(first.body(), second.body());
    assertEquals(List.of("NoNodeForYamlKey"), warned);
    assertEquals(warned, warnings, "a warning is told each time");
    assertNotEquals(
        first.manifest().metadata().get("invocation_id"),
        second.manifest().metadata().get("invocation_id"));
  }

  @Test
  void everyFileCounts() throws IOException {
    Object first = parsedAt();

    write("macros/kind.sql", "{% macro kind() %}{{ return('table') }}{% endmacro %}");

    assertEquals("table", a().config().materialized());
    assertNotEquals(first, parsedAt());
    Object second = parsedAt();
    write("models/new.sql", "select 1");
    assertEquals(4, open().manifest().nodes().size() + 1);
    assertNotEquals(second, parsedAt());
  }

  @Test
  void onlyVariablesThatWereReadCount() {
    Object first = parsedAt();

    environment.put("SOMETHING", "else");
    assertEquals(first, parsedAt());

    environment.put("TEAM", "sales");
    assertEquals(List.of("sales", "day"), a().tags());

    environment.remove("TEAM");
    assertEquals(List.of("nobody", "day"), a().tags());
  }

  @Test
  void varsAndFlagsThatWereReadCount() {
    Object first = parsedAt();

    flags.put("select", List.of("a"));
    assertEquals(first, parsedAt());

    vars.put("grain", "week");
    assertEquals(List.of("nobody", "week"), a().tags());
    Object second = parsedAt();
    flags.put("full_refresh", true);
    assertNotEquals(second, parsedAt());
  }

  @Test
  void aDamagedOrForeignCacheIsParsedAgain() throws IOException {
    Path cache = folder.resolve("target").resolve(ParseCache.NAME);
    Object first = parsedAt();
    byte[] good = Files.readAllBytes(cache);
    for (int at : new int[] {0, 7, 20, 60, good.length / 2, good.length - 1}) {
      byte[] bad = good.clone();
      bad[at]++;
      Files.write(cache, bad);

      assertNotEquals(first, parsedAt(), "byte " + at);
    }
    for (byte[] foreign :
        List.of(new byte[0], new byte[] {1, 2, 3}, "{}".getBytes(StandardCharsets.UTF_8))) {
      Files.write(cache, foreign);

      assertEquals("view", a().config().materialized());
    }
  }

  @Test
  void aMistakeInAFileThatIsRememberedHasItsPlace() throws IOException {
    open();

    write("models/a.yml", "models: [{name: b}]");

    FailureException e = assertThrows(FailureException.class, this::open);
    assertEquals(Location.file("models/b.yml", 1, 10), e.failure().location());
  }

  @Test
  void withoutPartialParseNothingIsKept() {
    flags.put("partial_parse", false);
    Object first = parsedAt();

    assertNotEquals(first, parsedAt());
    assertEquals(false, Files.exists(folder.resolve("target").resolve(ParseCache.NAME)));
  }

  @Test
  void manyAtOneFolderDoNotDisturbEachOther() throws Exception {
    List<Callable<String>> all = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      all.add(() -> a().config().materialized());
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<String> each : threads.invokeAll(all)) {
        assertEquals("view", each.get());
      }
    }
    try (var files = Files.list(folder.resolve("target"))) {
      assertEquals(
          List.of(ParseCache.NAME, ParseCache.FILES),
          files.map(f -> f.getFileName().toString()).sorted().toList());
    }
  }
}
