package io.daybook.etl.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.etl.generate.company.Scale;
import io.daybook.kernel.run.DateRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The committed days are what the generator writes: whoever changes a byte of them must raise its
/// version and commit them anew (`mock_data/README.md` says how).
final class MockDataTest {
  private static final Scale SCALE = new Scale(20);
  private static final DateRange GOOD =
      new DateRange(LocalDate.of(2026, 3, 31), LocalDate.of(2026, 4, 2));
  private static final DateRange BROKEN = DateRange.of(LocalDate.of(2026, 4, 1));

  @TempDir Path folder;

  private Generator generator() {
    return new Generator(Generator.SEED, SCALE, new FolderInbox(folder));
  }

  private void assertCommitted(String place, int least) throws IOException {
    Path committed = Repository.resolve("mock_data/" + place);
    List<Path> expected = files(committed);
    assertTrue(expected.size() >= least, () -> expected.toString());

    assertEquals(expected, files(folder));
    for (Path file : expected) {
      byte[] bytes = Files.readAllBytes(committed.resolve(file));
      assertArrayEquals(bytes, Files.readAllBytes(folder.resolve(file)), file.toString());
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
    }
  }

  @Test
  void goodDaysAreWhatIsGenerated() throws IOException {
    generator().write(GOOD, _ -> {});

    assertCommitted("good", 51);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bad-utf8", "column-count", "missing-file", "truncated", "unbalanced-entry"})
  void brokenDaysAreWhatIsGenerated(String kind) throws IOException {
    generator().writeBroken(BROKEN, Defect.of(kind), _ -> {});

    assertCommitted("broken/" + kind, 16);
  }
}
