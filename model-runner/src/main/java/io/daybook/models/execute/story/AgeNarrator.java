package io.daybook.models.execute.story;

import io.daybook.models.compile.Event;
import io.daybook.models.compile.Story;
import io.daybook.models.execute.Outcome;
import io.daybook.models.node.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells how old the sources are.
final class AgeNarrator {
  private final Story story;
  private final int total;

  AgeNarrator(Story story, int total) {
    this.story = story;
    this.total = total;
  }

  /// What dbt calls the question: `freshness of raw.orders`.
  static String described(Resource.Source source) {
    return "freshness of " + source.sourceName() + "." + source.name();
  }

  void end(Outcome outcome, Resource.Source source, int index) {
    String word =
        switch (outcome.status()) {
          case RUNTIME_ERROR -> "ERROR";
          case ERROR -> "ERROR STALE";
          case WARN -> "WARN";
          default -> "PASS";
        };
    Event.Level level =
        switch (outcome.status()) {
          case RUNTIME_ERROR, ERROR -> Event.Level.ERROR;
          case WARN -> Event.Level.WARN;
          default -> Event.Level.INFO;
        };
    String status = String.format(Locale.ROOT, "%s in %.2fs", word, outcome.seconds());
    String message = story.step(index, total, word + " " + described(source), status);
    Map<String, @Nullable Object> data = NodeInfo.of(source, outcome, index, total);
    data.put("source_name", source.sourceName());
    data.put("table_name", source.name());
    data.put("status", outcome.status().key());
    story.tell(new Event("LogFreshnessResult", "Q018", level, message, data));
  }

  /// What went wrong, source by source, and the last word.
  void finish(List<Outcome> outcomes) {
    outcomes.forEach(this::problem);
    story.tell(Event.info("FreshnessCheckComplete", "Q003", "Done.", Map.of()));
  }

  private void problem(Outcome outcome) {
    Resource node = outcome.node();
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("node_info", NodeInfo.of(node, outcome));
    if (outcome.status() == Outcome.Status.ERROR) {
      story.info("");
      String place =
          node.resourceType().key() + " " + node.name() + " (" + node.originalFilePath() + ")";
      tell("RunResultFailure", "Z022", "[ERROR]: in " + place, data);
    }
    if (outcome.message() != null && outcome.status().isBad()) {
      if (outcome.status() == Outcome.Status.RUNTIME_ERROR) {
        story.info("");
      }
      data.put("msg", outcome.message());
      tell("RunResultError", "Z024", "  " + outcome.message(), data);
    } else if (outcome.status() == Outcome.Status.ERROR) {
      data.put("status", "error");
      tell("RunResultErrorNoMessage", "Z025", "  Status: error", data);
    }
  }

  private void tell(String name, String code, String message, Map<String, @Nullable Object> data) {
    story.tell(new Event(name, code, Event.Level.ERROR, message, data));
  }
}
