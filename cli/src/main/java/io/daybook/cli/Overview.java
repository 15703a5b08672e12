package io.daybook.cli;

import java.util.List;

/// The list of commands as `daybook --help` and `daybook GROUP --help` print it.
final class Overview {
  private Overview() {}

  static String of(List<Commands.Entry> commands) {
    int width = commands.stream().mapToInt(c -> c.path().length()).max().orElse(0);
    StringBuilder text =
        new StringBuilder(
            "Daily files checked, entered under their date, turned into tested marts.\n\n");
    text.append("Usage: daybook COMMAND [OPTION…]\n\n");
    for (Commands.Entry command : commands) {
      text.append("  ").append(command.path());
      text.repeat(' ', width - command.path().length() + 3).append(command.summary()).append('\n');
    }
    return text.append("\ndaybook COMMAND --help shows a command's options and an example.")
        .toString();
  }
}
