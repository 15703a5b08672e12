package io.daybook.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.cli.Checkout;
import io.daybook.cli.Peer;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// dbt-core with dbt-postgres of PyPI, as `bench/` installs it at the first call. One process
/// imports it and forks another for each command, because most of a small command is its start.
final class Dbt implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final BufferedWriter questions;
  private final BufferedReader answers;

  private Dbt(Process process) {
    this.process = process;
    this.questions = process.outputWriter();
    this.answers = process.inputReader();
  }

  /// What a command printed, and its exit code.
  record Said(int exitCode, String output) {}

  /// Installs it if need be, and starts it.
  ///
  /// @param home for what the installation says
  static Dbt start(Path home) throws IOException, InterruptedException {
    Path python = new Peer(home).dbt().resolve("python");
    Path session = Checkout.root().resolve("cli/src/test/python/dbt_session.py");
    ProcessBuilder builder =
        new ProcessBuilder(python.toString(), session.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    builder.environment().put("DBT_SEND_ANONYMOUS_USAGE_STATS", "false");
    return new Dbt(builder.start());
  }

  /// Runs one command in a folder, with these environment variables beside our own.
  Said run(Path folder, Map<String, String> environment, List<String> words) throws IOException {
    Map<String, Object> question =
        Map.of("folder", folder.toString(), "environment", environment, "words", words);
    questions.write(JSON.writeValueAsString(question));
    questions.newLine();
    questions.flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("dbt ended during " + words);
    }
    JsonNode said = JSON.readTree(answer);
    return new Said(said.get("exit").asInt(), said.get("said").asText().strip());
  }

  @Override
  public void close() {
    process.destroy();
  }
}
