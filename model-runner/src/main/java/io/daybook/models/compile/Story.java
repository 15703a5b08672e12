package io.daybook.models.compile;

import io.daybook.models.draft.Warning;

/// Where a run tells what it does. Called by several threads at once.
public interface Story {
  /// A step that dbt names.
  default void tell(Event event) {
    if (event.level() == Event.Level.DEBUG) {
      debug(event.message());
    } else if (event.level() == Event.Level.WARN) {
      warn(event.message().replaceFirst("^\\[WARNING]: ", ""));
    } else {
      info(event.message());
    }
  }

  /// A line for people.
  void info(String line);

  /// A line for people even where they want results and errors only.
  default void error(String line) {
    info(line);
  }

  /// A line that only the log file wants.
  void debug(String line);

  /// Something is odd, but the run goes on.
  void warn(String line);

  /// What dbt warns of by name.
  default void warn(Warning warning) {
    warn(warning.message());
  }

  /// Text of a template's `print`.
  void print(String text);

  /// The width of a line up to its status, in characters.
  default int width() {
    return 80;
  }

  /// A line of one of many steps, with dots up to its status.
  default String step(int index, int total, String message, String status) {
    String line = index + " of " + total + " " + message + " ";
    return line + ".".repeat(Math.max(0, width() - line.length())) + " [" + status + "]";
  }
}
