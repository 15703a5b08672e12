package io.daybook.jinja;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Random templates against stock Jinja2, which the test installs from its pinned requirements.
class FuzzTest {
  private static final int TEMPLATES = 20_000;

  /// Each construct, filter, test and method of the language must have given an output this often.
  private static final int LEAST = 10;

  private static final Path VENV = Path.of("target/jinja2-venv").toAbsolutePath();

  @Test
  void twentyThousandTemplatesRenderAsJinja2RendersThem() throws Exception {
    if (!Files.exists(VENV.resolve("bin/python"))) {
      run(List.of("python3", "-m", "venv", VENV.toString()));
    }
    run(
        List.of(
            VENV + "/bin/pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            "-r",
            "src/test/python/requirements.txt"));

    String report =
        run(
            List.of(
                VENV + "/bin/python",
                "src/test/python/fuzz.py",
                "--count",
                Integer.toString(TEMPLATES),
                "--seed",
                "daybook",
                "--least",
                Integer.toString(LEAST),
                "--",
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                // Each template is new, so what the second compiler makes pays too late.
                "-XX:TieredStopAtLevel=1",
                "-Xmx700m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.daybook.jinja.RenderLines"));

    assertTrue(report.contains("; 0 differences"), report);
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue(), output);
    return output;
  }
}
