package io.daybook.cli.models.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.cli.frame.Console;
import io.daybook.cli.frame.Session;
import io.daybook.kernel.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The expected values are those of python-dotenv, which dbt uses.
class DotEnvTest {
  @TempDir private Path folder;

  @Test
  void readsWhatPythonDotenvReads() {
    Map<String, String> variables =
        DotEnv.variables(
            """
            # a comment
            A=1
            export B=two words # not this
            C='single ${A} \\'x\\''
            D="double \\"q\\" line\\nnext ${B:-none}"
            E = spaced
            F=${HOME_X:-fallback}/x${A}
            G
            H=
            I="multi
            line"
            'J'=quoted
            K=a#b
            bad line = 3
            L=last
            """,
            Map.of());

    assertEquals(
        Map.ofEntries(
            Map.entry("A", "1"),
            Map.entry("B", "two words"),
            Map.entry("C", "single 1 'x'"),
            Map.entry("D", "double \"q\" line\nnext two words"),
            Map.entry("E", "spaced"),
            Map.entry("F", "fallback/x1"),
            Map.entry("H", ""),
            Map.entry("I", "multi\nline"),
            Map.entry("J", "quoted"),
            Map.entry("K", "a#b"),
            Map.entry("L", "last")),
        variables);
  }

  @Test
  void theProcessWinsAndTheNearestFileCounts() throws IOException {
    Path below = Files.createDirectories(folder.resolve("a/b"));
    Files.writeString(folder.resolve(".env"), "FAR=far\n");
    Files.writeString(folder.resolve("a/.env"), "NEAR=file\nOWN=file\nBOTH=${OWN}\n");
    Session session =
        new Session(Console.ofProcess(Map.of()), Map.of("OWN", "process"), Run.start());

    assertEquals(
        Map.of("NEAR", "file", "OWN", "process", "BOTH", "process"),
        DotEnv.over(session, below).environment());
  }
}
