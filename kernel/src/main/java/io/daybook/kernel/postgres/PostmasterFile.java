package io.daybook.kernel.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a running server writes about itself into `postmaster.pid` of its data folder: process,
/// port, state. A killed server leaves the file behind.
record PostmasterFile(long pid, int port, String state) {
  private static final int CONNECT_MILLIS = 2_000;

  /// Reads it, if it is there and complete.
  static Optional<PostmasterFile> read(Path data) throws IOException {
    try {
      List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
      if (lines.size() < 8) {
        return Optional.empty();
      }
      long pid = Long.parseLong(lines.get(0).strip());
      int port = Integer.parseInt(lines.get(3).strip());
      return Optional.of(new PostmasterFile(pid, port, lines.get(7).strip()));
    } catch (NoSuchFileException | NumberFormatException notRunning) {
      return Optional.empty();
    }
  }

  /// Whether a server that accepts connections stands behind it.
  boolean isAnswering() {
    if (!state.equals("ready") || !isAlive()) {
      return false;
    }
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), CONNECT_MILLIS);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }

  boolean isAlive() {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  /// Whether the process of that number is certainly something else: numbers are given out again,
  /// in a container after every restart, and PostgreSQL would wait for a stranger to end.
  boolean isStranger() {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().command())
        .map(command -> !command.endsWith("/postgres"))
        .orElse(false);
  }
}
