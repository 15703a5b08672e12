package io.daybook.models.compile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that a run tells, to people and to machines.
///
/// @param name dbt's name of it: `LogModelResult`
/// @param code dbt's code: `Q012`
/// @param level how bad it is
/// @param message the line for people
/// @param data what machines read, by dbt's keys
public record Event(
    String name, String code, Level level, String message, Map<String, @Nullable Object> data) {

  /// Severities, the least first.
  public enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR
  }

  public Event {
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }

  /// An ordinary step.
  public static Event info(
      String name, String code, String message, Map<String, @Nullable Object> data) {
    return new Event(name, code, Level.INFO, message, data);
  }

  /// Something odd that dbt has a name for.
  public static Event warning(String name, String line) {
    String code =
        switch (name) {
          case "JinjaLogWarning" -> "I061";
          case "NoNodesForSelectionCriteria" -> "M030";
          case "NoNodesSelected" -> "Q038";
          case "NothingToDo" -> "Q035";
          default -> "";
        };
    return new Event(name, code, Level.WARN, "[WARNING]: " + line, Map.of("msg", line));
  }

  /// A line that says nothing but itself.
  public static Event line(Level level, String message) {
    String name = message.isEmpty() ? "Formatting" : "Note";
    return new Event(
        name, message.isEmpty() ? "Z017" : "Z050", level, message, Map.of("msg", message));
  }
}
