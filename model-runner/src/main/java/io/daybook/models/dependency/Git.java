package io.daybook.models.dependency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The git command, which never asks for a password.
final class Git {
  private Git() {}

  /// Brings one revision of a repository into a new folder and gives its commit.
  ///
  /// @throws IOException with what git says
  static String fetch(String address, String revision, Path folder) throws IOException {
    Files.createDirectories(folder);
    run(folder, "init", "--quiet");
    try {
      run(folder, "fetch", "--quiet", "--depth", "1", "--", address, revision);
    } catch (IOException _) {
      // A server may refuse a single commit; then all are fetched.
      run(folder, "fetch", "--quiet", "--tags", "--", address, "+refs/heads/*:refs/heads/*");
      run(folder, "update-ref", "FETCH_HEAD", revision + "^{commit}");
    }
    run(folder, "checkout", "--quiet", "--detach", "FETCH_HEAD");
    return run(folder, "rev-parse", "HEAD");
  }

  private static String run(Path folder, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(Map.of("GIT_TERMINAL_PROMPT", "0", "LC_ALL", "C"));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(output.strip());
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return output.strip();
  }
}
