package io.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProgramTest {
  @Test
  void listsEveryCommandWithASentence() {
    Invocation run = Invocation.daybook("--help");

    assertEquals(0, run.exitCode());
    assertTrue(Commands.ALL.size() >= 1);
    for (Commands.Entry command : Commands.ALL) {
      assertTrue(run.results().contains("  " + command.path() + " "), command.path());
      assertTrue(!command.summary().isBlank(), command.path());
    }
  }

  @Test
  void everyCommandExplainsItself() {
    for (Commands.Entry command : Commands.ALL) {
      String[] words = (command.path() + " --help").split(" ");

      Invocation run = Invocation.daybook(words);

      assertEquals(0, run.exitCode(), command.path());
      assertTrue(run.results().startsWith("Usage: daybook " + command.path()), run.results());
    }
  }

  @Test
  void refusesAnUnknownCommandWithTheNextStep() {
    Invocation run = Invocation.daybook("laod", "sales");

    assertEquals(2, run.exitCode());
    assertEquals(
        """
        error[USAGE-002]: there is no command "laod"
        hint: daybook --help lists the commands\
        """,
        run.story());
  }

  @Test
  void refusesAnUnknownOptionWithTheNextStep() {
    Invocation run = Invocation.daybook("version", "--colour");

    assertEquals(2, run.exitCode());
    assertEquals(
        """
        error[USAGE-001]: Unknown option: '--colour'
        hint: daybook version --help shows what it takes, with an example\
        """,
        run.story());
  }
}
