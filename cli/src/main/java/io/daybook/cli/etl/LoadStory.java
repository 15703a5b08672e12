package io.daybook.cli.etl;

import io.daybook.cli.frame.Console;
import io.daybook.etl.task.LoadEvents;
import java.util.Map;

/// Tells what a load does: every step to machines; to people a progress line and what is unusual,
/// because the results are printed at the end.
final class LoadStory implements LoadEvents {
  private final Console console;

  LoadStory(Console console) {
    this.console = console;
  }

  @Override
  public void event(String name, String message, Map<String, ?> fields) {
    boolean usual =
        switch (name) {
          case "opened", "validated", "published", "result" -> true;
          default -> false;
        };
    if (usual && console.format() == Console.LogFormat.TEXT) {
      console.progress(message);
      return;
    }
    console.event(name, message, fields);
  }

  @Override
  public void progress(String text) {
    console.progress(text);
  }
}
