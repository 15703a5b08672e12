package io.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Other programs that read or make the same things as ours, from PyPI. One folder for their
/// output; one thread.
public final class Peer {
  private static final int MINUTES = 10;

  private final Path home;

  /// @param home a folder of the test's own
  public Peer(Path home) {
    this.home = home;
  }

  /// The folder of dbt's programs: `bench/` installs them at the first call.
  public Path dbt() throws IOException, InterruptedException {
    Path bench = Checkout.root().resolve("bench");
    String said =
        run(
            new ProcessBuilder("python3", "-B", "-c", "import peers; print(peers.dbt().parent)")
                .directory(bench.toFile()));
    return Path.of(said.lines().reduce("", (earlier, line) -> line));
  }

  /// The Python of a new environment with these packages.
  Path python(String... packages) throws IOException, InterruptedException {
    Path environment = home.resolve("environment");
    run(new ProcessBuilder("python3", "-m", "venv", environment.toString()));
    Path python = environment.resolve("bin").resolve("python");
    List<String> install = new ArrayList<>(List.of(python.toString(), "-m", "pip"));
    install.addAll(List.of("install", "--quiet"));
    install.addAll(List.of(packages));
    run(new ProcessBuilder(install));
    return python;
  }

  /// What a program says; it must end well.
  String run(Map<String, String> environment, Object... words)
      throws IOException, InterruptedException {
    return run(0, environment, words);
  }

  /// The same with another exit code.
  String run(int exitCode, Map<String, String> environment, Object... words)
      throws IOException, InterruptedException {
    List<String> command = List.of(words).stream().map(String::valueOf).toList();
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("DBT_SEND_ANONYMOUS_USAGE_STATS", "false");
    return run(exitCode, builder);
  }

  private String run(ProcessBuilder builder) throws IOException, InterruptedException {
    return run(0, builder);
  }

  private String run(int exitCode, ProcessBuilder builder)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(home, "output", ".txt");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), () -> builder.command() + " hangs");
      assertEquals(exitCode, process.exitValue(), Files.readString(output));
      return Files.readString(output);
    } finally {
      process.destroyForcibly();
    }
  }
}
