package io.daybook.cli;

import io.daybook.cli.frame.Json;
import io.daybook.cli.frame.Session;
import io.daybook.cli.frame.TextTable;
import io.daybook.kernel.config.Setting;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `daybook config show`.
@Command(
    name = "show",
    description = {
      "Print every key that has a value, and where it came from: a flag, the environment, the file or",
      "the default. Passwords are shown as ***."
    },
    footer = {"", "Example:", "  daybook config show"})
final class ConfigShowCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--json", description = "Print one JSON object a key.")
  private boolean json;

  ConfigShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<Setting> settings = session.configuration().settings();
    if (json) {
      for (Setting setting : settings) {
        session.console().result(Json.line(object(setting)));
      }
      return 0;
    }
    TextTable table = new TextTable("");
    for (Setting setting : settings) {
      table.row(setting.key().dotted(), setting.shown(), "(" + setting.origin() + ")");
    }
    session.console().result(table.text());
    return 0;
  }

  private static Object object(Setting setting) {
    return Json.object(
        "key", setting.key().dotted(), "value", setting.shown(), "origin", setting.origin());
  }
}
