package io.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// docs/reference/command-line.md is what the commands say of themselves; `make docs` writes it
/// anew.
class CommandReferenceTest {
  private static final Path PAGE = Checkout.root().resolve("docs/reference/command-line.md");

  @Test
  void thePageIsWhatTheCommandsSay() throws IOException {
    String said = page();
    if (Boolean.getBoolean("daybook.docs")) {
      Files.writeString(PAGE, said);
    }
    assertTrue(Commands.ALL.size() >= 10, "commands: " + Commands.ALL.size());

    assertEquals(Files.readString(PAGE), said, "run `make docs` and commit what it writes");
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            "# Command line\n\nWritten by `make docs` from the commands themselves. Results go to standard output, the\n");
    page.append(
        "story to standard error; `--log-format json` tells it as one JSON object a line.\n\n");
    page.append("| Exit code | Means |\n|---|---|\n");
    page.append("| 0 | good |\n| 1 | the data are wrong: contract or model test |\n");
    page.append("| 2 | the command line, the configuration or a project file is wrong |\n");
    page.append(
        "| 70 | a bug of Daybook |\n| 75 | not there yet (database, store, lock, a required file): try again later |\n");
    page.append("| 99 | nothing to do: no file for this date and none expected |\n");
    for (Commands.Entry command : Commands.ALL) {
      String help = Invocation.daybook((command.path() + " --help").split(" ")).results();
      page.append("\n## daybook ")
          .append(command.path())
          .append("\n\n```\n")
          .append(help)
          .append("\n```\n");
    }
    return page.toString();
  }
}
