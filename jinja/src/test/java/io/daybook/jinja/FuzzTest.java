package io.daybook.jinja;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Random templates, and those of Jinja2's manual, against stock Jinja2, which the test installs
/// from its pinned requirements.
class FuzzTest {
  private static final int TEMPLATES = 20_000;

  /// Each construct, filter, test and method of the language must have given an output this often.
  private static final int LEAST = 10;

  private static final Path VENV = Path.of("target/jinja2-venv").toAbsolutePath();

  private static final Path SOURCES = Path.of("target/jinja2-sources").toAbsolutePath();

  private static final List<String> PROGRAM =
      List.of(
          ProcessHandle.current().info().command().orElse("java"),
          "-XX:+UseSerialGC",
          // Each template is new, so what the second compiler makes pays too late.
          "-XX:TieredStopAtLevel=1",
          "-Xmx700m",
          "-cp",
          System.getProperty("java.class.path"),
          "io.daybook.jinja.RenderLines");

  @BeforeAll
  static void install() throws Exception {
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
  }

  @Test
  void twentyThousandTemplatesRenderAsJinja2RendersThem() throws Exception {
    List<String> fuzz =
        List.of(
            VENV + "/bin/python",
            "src/test/python/fuzz.py",
            "--count",
            Integer.toString(TEMPLATES),
            "--seed",
            "daybook",
            "--least",
            Integer.toString(LEAST),
            "--");

    String report = run(Stream.concat(fuzz.stream(), PROGRAM.stream()).toList());

    assertTrue(report.contains("; 0 differences"), report);
  }

  @Test
  void theExamplesOfJinja2sOwnDocumentationBehave() throws Exception {
    if (!Files.exists(SOURCES)) {
      run(
          List.of(
              VENV + "/bin/pip",
              "download",
              "--quiet",
              "--disable-pip-version-check",
              "--require-hashes",
              "--no-deps",
              "--no-binary=:all:",
              "--dest",
              SOURCES.toString(),
              "-r",
              "src/test/python/documentation.txt"));
    }
    List<String> compare =
        List.of(
            VENV + "/bin/python",
            "src/test/python/documented.py",
            SOURCES.resolve("jinja2-3.1.6.tar.gz").toString());

    String report = run(Stream.concat(compare.stream(), PROGRAM.stream()).toList());

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
