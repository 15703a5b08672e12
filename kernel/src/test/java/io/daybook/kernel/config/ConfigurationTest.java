package io.daybook.kernel.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.kernel.failure.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  @TempDir Path folder;

  @Test
  void aFlagWinsOverTheEnvironmentOverTheFileOverTheDefault() throws IOException {
    file("inbox: from-file\ncontracts:\n  dir: from-file\nlog:\n  format: json\n");

    Configuration configuration =
        Configuration.read(
            Map.of(Key.INBOX, "from-flag"),
            Map.of("DAYBOOK_INBOX", "from-variable", "DAYBOOK_CONTRACTS_DIR", "from-variable"),
            folder);

    assertEquals(folder.resolve("from-flag").toString(), configuration.inbox());
    assertEquals(folder.resolve("from-variable"), configuration.contractsDir());
    assertEquals("json", configuration.value(Key.LOG_FORMAT).orElseThrow());
    assertEquals(8, configuration.databaseConnections());
  }

  @Test
  void tellsAllProblemsAtOnceWithTheirPlaces() throws IOException {
    file(
        """
        inbx: files
        database:
          url: localhost
          connections: many
        data:
          dir: [a, b]
          dri: x
        inbox: one
        inbox: two
        """);

    FailureException problems =
        assertThrows(
            FailureException.class,
            () ->
                Configuration.read(
                    Map.of(),
                    Map.of("DAYBOOK_LOG_FORMAT", "xml", "DAYBOOK_DATABSE_URL", "x"),
                    folder));

    assertEquals(
        """
        error[CONFIG-001]: there is no key "inbx"
          --> FILE:1:1
        hint: did you mean "inbox"?
        error[CONFIG-002]: "data.dir" is not a single value
          --> FILE:6:3
        hint: write one value
        error[CONFIG-001]: there is no key "data.dri"
          --> FILE:7:3
        hint: did you mean "data.dir"?
        error[CONFIG-005]: "inbox" is given twice, first at FILE:8:8
          --> FILE:9:1
        hint: delete one of them
        error[CONFIG-001]: there is no variable DAYBOOK_DATABSE_URL
        hint: did you mean DAYBOOK_DATABASE_URL?
        error[CONFIG-002]: database.url is "localhost"
          --> FILE:3:8
        hint: it must be a URL such as postgresql://user@host:5432/database
        error[CONFIG-002]: database.connections is "many"
          --> FILE:4:16
        hint: it must be a whole number from 1 to 99999
        error[CONFIG-002]: DAYBOOK_LOG_FORMAT log.format is "xml"
        hint: it must be text or json\
        """
            .replace("FILE", folder.resolve("daybook.yaml").toString()),
        problems.getMessage());
    assertEquals(2, problems.exitCode());
  }

  @Test
  void saysWhereTheFileIsNoYaml() throws IOException {
    file("inbox: a\n  data: b\n");

    FailureException broken =
        assertThrows(FailureException.class, () -> Configuration.read(Map.of(), Map.of(), folder));

    assertEquals(
        """
        error[CONFIG-003]: this is not YAML: mapping values are not allowed here
          --> FILE:2:7
        hint: correct the file; strings with : or # need quotes\
        """
            .replace("FILE", folder.resolve("daybook.yaml").toString()),
        broken.getMessage());
  }

  @Test
  void leavesVariablesOfOthersAlone() {
    Map<String, String> others =
        Map.of("DAYBOOK_JAVA_OPTIONS", "-Xmx1g", "DAYBOOK_SERVICE_PORT", "1", "DAYBOOK_INBOX", "");

    Configuration configuration = Configuration.read(Map.of(), others, folder);

    assertEquals(configuration.dataDir().resolve("inbox").toString(), configuration.inbox());
  }

  @Test
  void showsNoSecret() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "tulip\n");
    Configuration configuration =
        Configuration.read(
            Map.of(Key.DATABASE_URL, "postgresql://me:tulip@db/x"),
            Map.of("DAYBOOK_DATABASE_PASSWORD_FILE", secret.toString(), "PGPASSWORD", "rose"),
            folder);

    assertEquals("tulip", configuration.databasePassword().reveal());
    assertFalse(configuration.settings().toString().contains("tulip"));
    assertTrue(configuration.settings().toString().contains("postgresql://me:***@db/x"));
    assertEquals("Optional[***]", configuration.databaseUrl().toString());
  }

  @Test
  void keepsDataWhereThePlatformDoes() {
    Path home = Path.of("/home/ann");

    assertEquals(home.resolve(".local/share/daybook"), DataFolder.of("Linux", "ann", home, ""));
    assertEquals(Path.of("/x/daybook"), DataFolder.of("Linux", "ann", home, "/x"));
    assertEquals(
        home.resolve("Library/Application Support/daybook"),
        DataFolder.of("Mac OS X", "ann", home, ""));
    assertEquals(Path.of("/var/lib/daybook"), DataFolder.of("Linux", "root", home, ""));
  }

  private void file(String text) throws IOException {
    Files.writeString(folder.resolve("daybook.yaml"), text);
  }
}
