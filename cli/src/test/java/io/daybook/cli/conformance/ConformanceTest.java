package io.daybook.cli.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.daybook.cli.Checkout;
import io.daybook.kernel.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The projects in `model-runner/src/test/projects/conformance`, one for each family of constructs,
/// through dbt-core of PyPI and through us: exit codes, the state of every node, what `ls` lists
/// and every relation are the same. `-Ddaybook.conformance=FOLDER` takes the projects below a
/// folder of checkouts instead.
@Tag("slow")
class ConformanceTest {
  private static final int FEWEST_CASES = 8;
  private static final int FEWEST_FACTS = 5;

  @TempDir private Path home;

  @TestFactory
  Stream<DynamicTest> bothDoTheSame() throws IOException, InterruptedException {
    String named = System.getProperty("daybook.conformance", "");
    Path folder =
        named.isEmpty()
            ? Checkout.root().resolve("model-runner/src/test/projects/conformance")
            : Path.of(named);
    List<Case> cases = Case.in(folder);
    assertTrue(cases.size() >= (named.isEmpty() ? FEWEST_CASES : 1), cases.size() + " projects");
    Dbt dbt = Dbt.start(home);
    return cases.stream()
        .map(each -> dynamicTest(each.name(), () -> compare(dbt, each)))
        .onClose(dbt::close);
  }

  private void compare(Dbt dbt, Case each) throws IOException {
    Path folder = home.resolve(each.name());
    Files.createDirectories(folder.resolve("dbt"));
    Files.createDirectories(folder.resolve("us"));
    try (TestDatabase theirs = TestDatabase.create();
        TestDatabase ours = TestDatabase.create()) {
      SortedMap<String, String> expected = Side.dbt(dbt, folder.resolve("dbt"), theirs).facts(each);

      SortedMap<String, String> found = Side.daybook(folder.resolve("us"), ours).facts(each);

      assertTrue(expected.size() >= FEWEST_FACTS, expected + "");
      assertEquals(List.of(), Differences.between(expected, found));
    }
  }
}
