package io.daybook.models.execute.story;

import io.daybook.models.compile.Event;
import io.daybook.models.compile.Story;
import io.daybook.models.execute.Outcome;
import io.daybook.models.node.Resource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells the hooks of the project, one line when each begins and one when it ends.
public final class HookNarrator {
  private final Story story;
  private final int total;

  /// @param total how many there are
  public HookNarrator(Story story, int total) {
    this.story = story;
    this.total = total;
  }

  /// A hook begins.
  ///
  /// @param title what dbt calls it: `shop.on-run-end.0`
  /// @param index from 1
  public void start(Resource hook, String title, int index) {
    String message = story.step(index, total, "START hook: " + title, "RUN");
    story.tell(Event.info("LogHookStartLine", "Q032", message, data(hook, null, title, index)));
  }

  /// A hook ended.
  public void end(Outcome outcome, String title, int index) {
    String status =
        switch (outcome.status()) {
          case SUCCESS -> "OK";
          case SKIPPED -> "SKIP";
          default -> "ERROR";
        };
    String time = String.format(Locale.ROOT, " in %.2fs", outcome.seconds());
    Map<String, @Nullable Object> data = data(outcome.node(), outcome, title, index);
    data.put("status", outcome.status().key());
    data.put("execution_time", outcome.seconds());
    String message = story.step(index, total, status + " hook: " + title, status + time);
    story.tell(Event.info("LogHookEndLine", "Q033", message, data));
  }

  private Map<String, @Nullable Object> data(
      Resource hook, @Nullable Outcome outcome, String title, int index) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("statement", title);
    data.put("index", index);
    data.put("total", total);
    data.put("node_info", NodeInfo.of(hook, outcome));
    return data;
  }
}
