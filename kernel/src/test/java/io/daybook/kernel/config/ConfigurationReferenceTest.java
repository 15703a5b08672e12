package io.daybook.kernel.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// `docs/reference/configuration.md` is written from {@link Key}. After a change there, run this
/// test with `-Ddaybook.write-docs=true`.
class ConfigurationReferenceTest {
  private static final Path PAGE = Path.of("../docs/reference/configuration.md");

  @Test
  void isWrittenFromTheCode() throws IOException {
    String page = page();
    if (Boolean.getBoolean("daybook.write-docs")) {
      Files.createDirectories(PAGE.resolveSibling(""));
      Files.writeString(PAGE, page);
    }

    assertEquals(page, Files.readString(PAGE), "run this test once with -Ddaybook.write-docs=true");
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # Configuration

            A flag of the command line wins over a variable of the environment, that over the file, that
            over the default. `daybook config show` prints what holds and where each value came from;
            passwords are shown as `***`.

            The file is `daybook.yaml` in the working folder, or the one that `DAYBOOK_CONFIG` names. In it
            `data.dir` is written as

            ```yaml
            data:
              dir: /srv/daybook
            ```

            A relative path in the file counts from the file's folder, elsewhere from the working folder. A
            key that does not exist is an error, and so is a variable that looks like one of these mistyped.

            | Key | Variable | Default | What it is |
            |---|---|---|---|
            """);
    for (Key key : Key.values()) {
      String byDefault = key.byDefault().isEmpty() ? "" : "`" + key.byDefault() + "`";
      page.append("| `").append(key.dotted()).append("` | `").append(key.variable());
      page.append("` | ").append(byDefault).append(" | ").append(key.description());
      page.append(" |\n");
    }
    return page.toString();
  }
}
