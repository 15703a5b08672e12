package io.daybook.kernel.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/// The PostgreSQL 18 that the tests of this JVM share: a container of the image `postgres:18` where
/// a container engine answers, the embedded server otherwise. The same tests run on both;
/// `DAYBOOK_TEST_SERVER` (`embedded` or `container`) takes the choice away.
final class TestServer {
  private static final String IMAGE = "postgres:18";
  private static final String PASSWORD = "of-a-test";
  private static final int PORT = 5432;
  // As the embedded one is made: what tests see of order and time must not depend on the server.
  private static final String INITDB =
      "--encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8 --no-sync"
          + " --set timezone=UTC --set log_timezone=UTC --set max_locks_per_transaction=256"
          + " --set fsync=off --set full_page_writes=off --set synchronous_commit=off"
          + " --set max_connections=200";

  private TestServer() {}

  /// Its address as the superuser, password included; the first call starts it.
  static DatabaseUrl url() {
    return Holder.URL;
  }

  private static final class Holder {
    private static final DatabaseUrl URL = inContainer() ? container() : ThrowawayPostgres.url();
  }

  private static boolean inContainer() {
    String choice = Objects.requireNonNullElse(System.getenv("DAYBOOK_TEST_SERVER"), "");
    return switch (choice) {
      case "embedded" -> false;
      case "container" -> true;
      case "" -> engineMayBeThere() && DockerClientFactory.instance().isDockerAvailable();
      default ->
          throw new IllegalArgumentException(
              "DAYBOOK_TEST_SERVER is " + choice + "; it may be embedded or container");
    };
  }

  /// Looking further takes seconds, which every JVM of the tests would pay.
  private static boolean engineMayBeThere() {
    return System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
  }

  @SuppressWarnings("resource") // it lives as long as the JVM; Testcontainers ends it
  private static DatabaseUrl container() {
    GenericContainer<?> server =
        new GenericContainer<>(IMAGE)
            .withEnv("POSTGRES_USER", "daybook")
            .withEnv("POSTGRES_PASSWORD", PASSWORD)
            .withEnv("POSTGRES_INITDB_ARGS", INITDB)
            .withExposedPorts(PORT)
            .waitingFor(Wait.forLogMessage(".*ready to accept connections.*\\s", 2))
            .withStartupTimeout(Duration.ofMinutes(5));
    server.start();
    return DatabaseUrl.parse(
        "postgresql://daybook:%s@%s:%d/postgres"
            .formatted(PASSWORD, server.getHost(), server.getMappedPort(PORT)));
  }
}
