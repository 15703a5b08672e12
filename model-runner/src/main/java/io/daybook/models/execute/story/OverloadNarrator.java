package io.daybook.models.execute.story;

import io.daybook.models.compile.Event;
import io.daybook.models.compile.Story;
import io.daybook.models.execute.Outcome;
import io.daybook.models.node.Node;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells how the overloads of a function are made.
public final class OverloadNarrator {
  private final Story story;
  private final Node.Function function;
  private final int total;

  public OverloadNarrator(Story story, Node.Function function, int total) {
    this.story = story;
    this.function = function;
    this.total = total;
  }

  public void start(String overload, int index) {
    String line = story.step(index, total, "START " + described(overload), "RUN");
    tell("LogStartOverload", "Q048", Event.Level.INFO, line, data(overload, index));
  }

  public void end(String overload, Outcome outcome, int index) {
    boolean error = outcome.status() != Outcome.Status.SUCCESS;
    String description =
        error ? described(overload) + ": " + bare(outcome.message()) : described(overload);
    String status = error ? "error" : "success";
    String time =
        String.format(
            Locale.ROOT, "%s in %.2fs", status.toUpperCase(Locale.ROOT), outcome.seconds());
    String verb = error ? "ERROR creating " : "OK created ";
    Map<String, @Nullable Object> data = data(overload, index);
    data.put("description", description);
    data.put("status", status);
    data.put("execution_time", outcome.seconds());
    tell(
        "LogOverloadResult",
        "Q049",
        error ? Event.Level.ERROR : Event.Level.INFO,
        story.step(index, total, verb + description, time),
        data);
  }

  /// The overload stands already.
  public void skip(String overload, int index) {
    Map<String, @Nullable Object> data = data(overload, index);
    data.put("status", "skipped");
    data.put("execution_time", 0.0);
    String line = story.step(index, total, "SKIP " + described(overload), "SKIPPED in 0.00s");
    tell("LogOverloadResult", "Q049", Event.Level.INFO, line, data);
  }

  /// What went wrong, without the function's name and the place of its text.
  private static String bare(@Nullable String message) {
    return String.valueOf(message)
        .replaceFirst(" in function \\S+ \\(.*\\)", "")
        .replaceFirst("\n  compiled code at .*", "");
  }

  private String described(String overload) {
    return "function " + function.name() + " overload " + overload;
  }

  private Map<String, @Nullable Object> data(String overload, int index) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("description", described(overload));
    data.put("overload_index", index);
    data.put("total_overloads", total);
    data.put("node_info", NodeInfo.of(function, null));
    return data;
  }

  private void tell(
      String name,
      String code,
      Event.Level level,
      String line,
      Map<String, @Nullable Object> data) {
    story.tell(new Event(name, code, level, "Overload " + line, data));
  }
}
