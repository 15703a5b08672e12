package io.daybook.models.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.kernel.failure.FailureException;
import io.daybook.models.artifact.Json;
import io.daybook.models.artifact.ManifestFile;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Manifest;
import io.daybook.models.node.Resource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ParserTest {
  private static final Path RECORDED =
      Path.of("src/test/resources/io/daybook/models/parse/constructs.json");

  @TempDir Path folder;

  @Test
  void constructsBecomeWhatDbtMakesOfThem() {
    Manifest manifest = TestProjects.constructs(folder);
    Fields recorded = Json.read(RECORDED);

    assertTrue(recorded.values().size() > 35, "the recording is complete");
    assertEquals(
        new TreeSet<>(recorded.values().keySet()), new TreeSet<>(manifest.resources().keySet()));
    List<String> differences = new ArrayList<>();
    for (Resource resource : manifest.resources().values()) {
      Fields expected = recorded.fields(resource.uniqueId());
      differences(resource.uniqueId(), expected, resource.fields(), differences);
    }
    assertEquals(List.of(), differences);
  }

  /// Everything recorded must be there; `checksum` stands one level deeper in the manifest.
  private static void differences(
      String path, Fields expected, Fields actual, List<String> differences) {
    expected
        .values()
        .forEach((key, value) -> {
          @Nullable Object found = actual.get(key);
          if (key.equals("checksum") && found instanceof Map<?, ?> checksum) {
            found = checksum.get("checksum");
          }
          if (value instanceof Map<?, ?> && found instanceof Map<?, ?>) {
            differences(path + "/" + key, Fields.of(value), Fields.of(found), differences);
          } else if (!Objects.equals(value, found)) {
            differences.add(path + "/" + key + ": " + value + " but was " + found);
          }
        });
  }

  @Test
  void aWrittenManifestReadsBackAsItWas() {
    Manifest manifest = TestProjects.constructs(folder);

    ManifestFile.write(manifest, folder.resolve("target"));

    Manifest again = ManifestFile.read(folder.resolve("target").resolve(ManifestFile.NAME));
    assertEquals(manifest.resources().keySet(), again.resources().keySet());
    assertEquals(manifest.disabled().keySet(), again.disabled().keySet());
  }

  @Test
  void aMissingRefNamesTheNearestModel() {
    FailureException e =
        refused(
            Map.of(
                "models/orders.sql", "select 1",
                "models/totals.sql", "select * from {{ ref('ordrs') }}"));

    assertEquals(
        """
        error[PARSE-040]: Model 'model.small.totals' (models/totals.sql) depends on a node named 'ordrs' which was not found
          --> models/totals.sql
        hint: did you mean 'orders'?\
        """,
        e.getMessage());
  }

  @Test
  void aCycleIsShownWithItsPath() {
    FailureException e =
        refused(
            Map.of(
                "models/a.sql", "select * from {{ ref('b') }}",
                "models/b.sql", "select * from {{ ref('a') }}"));

    assertTrue(
        e.getMessage().contains("Found a cycle: model.small."),
        () -> String.valueOf(e.getMessage()));
  }

  @Test
  void twoModelsOfOneNameAreRefused() {
    FailureException e =
        refused(Map.of("models/x/a.sql", "select 1", "models/y/a.sql", "select 2"));

    assertTrue(
        e.getMessage().startsWith("error[PARSE-051]: dbt found two models with the name \"a\""),
        () -> String.valueOf(e.getMessage()));
  }

  @Test
  void aModelThatIsSwitchedOffCannotBeReferredTo() {
    FailureException e =
        refused(
            Map.of(
                "models/a.sql", "{{ config(enabled=false) }} select 1",
                "models/b.sql", "select * from {{ ref('a') }}"));

    assertTrue(e.getMessage().contains("named 'a' which is disabled"));
  }

  @Test
  void anUnclosedBlockIsLocated() {
    FailureException e = refused(Map.of("macros/m.sql", "\n{% macro m() %} x"));

    assertEquals(
        """
        error[PARSE-001]: Reached EOF without finding a close tag for macro
          --> macros/m.sql:1
        hint: close the block or the quote that is opened here\
        """,
        e.getMessage());
  }

  @Test
  void referencesThatDependOnALoopAreFoundByRendering() {
    Manifest manifest =
        TestProjects.of(
            folder,
            Map.of(
                "models/a.sql", "select 1",
                "models/b.sql", "{% for n in ['a'] %}select * from {{ ref(n) }}{% endfor %}"));

    assertEquals(List.of("model.small.a"), manifest.nodes().get("model.small.b").dependsOnNodes());
  }

  private FailureException refused(Map<String, String> files) {
    return assertThrows(FailureException.class, () -> TestProjects.of(folder, files));
  }
}
