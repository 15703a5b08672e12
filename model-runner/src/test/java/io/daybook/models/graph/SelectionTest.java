package io.daybook.models.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.kernel.failure.FailureException;
import io.daybook.models.artifact.Listing;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Manifest;
import io.daybook.models.parse.TestProjects;
import io.daybook.models.project.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SelectionTest {
  private static final Path CASES =
      Path.of("src/test/resources/io/daybook/models/graph/selection.yaml");
  private static final List<String> LISTED =
      List.of("model", "snapshot", "seed", "test", "source", "exposure", "unit_test");

  @TempDir static Path folder;
  private static Manifest manifest;

  @BeforeAll
  static void parse() {
    manifest = TestProjects.constructs(folder);
  }

  @Test
  void everyRecordedSelectionMeansWhatItMeansInDbt() throws IOException {
    List<?> cases = (List<?>) Yaml.value("selection.yaml", Files.readString(CASES));
    assertTrue(cases.size() > 30, "the cases are there");

    List<String> differences = new ArrayList<>();
    for (Object each : cases) {
      Fields fields = Fields.of(each);
      List<String> names = names(selector(fields.texts("words")));
      if (!names.equals(fields.texts("names"))) {
        differences.add(fields.texts("words") + ": " + fields.texts("names") + " but was " + names);
      }
    }

    assertEquals(List.of(), differences);
  }

  @Test
  void aMethodThatDoesNotExistIsRefused() {
    FailureException e =
        assertThrows(
            FailureException.class, () -> names(selector(List.of("--select", "colour:red"))));

    assertEquals("'colour' is not a valid method name", e.failure().fact());
    assertEquals(2, e.exitCode());
  }

  @Test
  void atAndPlusTogetherAreRefused() {
    assertThrows(FailureException.class, () -> names(selector(List.of("--select", "@orders+"))));
  }

  @Test
  void aSelectorOfTheProjectIsUsedByName() {
    Selector night =
        new Selector(List.of(), List.of(), Optional.of("night"), LISTED, List.of(), "eager");

    assertTrue(names(night).contains("no_orphans"));
  }

  @Test
  void aSelectorAsMethodTakesItsPlusSigns() {
    assertTrue(
        names(selector(List.of("--select", "1+selector:shorthand"))).contains("shop.orders"));
  }

  @Test
  void aSelectorWithinAnotherHoldsOnlyWhatTheVerbIsFor() {
    List<String> words = List.of("--select", "1+selector:shorthand", "--resource-type", "seed");

    assertEquals(List.of(), names(selector(words)));
  }

  @Test
  void aPartOfTheWordForATypeOfTestsIsEnough() {
    assertEquals(
        names(selector(List.of("--select", "test_type:singular"))),
        names(selector(List.of("--select", "test_type:sing"))));
  }

  @Test
  void aValueThatIsNoNameIsRefusedInDbtsWords() {
    FailureException e =
        assertThrows(
            FailureException.class, () -> names(selector(List.of("--select", "exposure:a.b.c"))));

    assertEquals(
        "Invalid exposure selector value \"a.b.c\". Exposures must be of the form"
            + " ${exposure_name} or ${exposure_package.exposure_name}",
        e.failure().fact());
  }

  private static Selector selector(List<String> words) {
    Map<String, List<String>> options = new HashMap<>();
    List<String> current = new ArrayList<>();
    for (String word : words) {
      if (word.startsWith("--")) {
        current = new ArrayList<>();
        options.put(word, current);
      } else {
        current.add(word);
      }
    }
    return new Selector(
        options.getOrDefault("--select", List.of()),
        options.getOrDefault("--exclude", List.of()),
        Optional.empty(),
        options.getOrDefault("--resource-type", LISTED),
        options.getOrDefault("--exclude-resource-type", List.of()),
        options.getOrDefault("--indirect-selection", List.of("eager")).getFirst());
  }

  private static List<String> names(Selector selector) {
    List<String> names = new ArrayList<>();
    for (String id : new TreeSet<>(selector.select(manifest, Graph.of(manifest)))) {
      manifest
          .resource(id)
          .ifPresent(found -> names.add(Listing.line(found, Listing.Form.NAME, List.of())));
    }
    return names;
  }
}
