package io.daybook.models.execute.story;

import io.daybook.models.compile.Compilation;
import io.daybook.models.compile.Event;
import io.daybook.models.compile.Story;
import io.daybook.models.compile.Workspace;
import io.daybook.models.execute.Outcome;
import io.daybook.models.execute.Task;
import io.daybook.models.node.Node;
import io.daybook.models.node.Resource;
import io.daybook.models.node.ResourceType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Tells a run in the lines that dbt's users know.
public final class Narrator {
  private final Story story;
  private final int total;
  private final Groups groups;
  private final Compilation compilation;

  /// @param total the number of nodes that are told
  public Narrator(Workspace workspace, int total) {
    this.story = workspace.story();
    this.total = total;
    this.groups = new Groups(workspace.manifest());
    this.compilation = workspace.compilation();
  }

  public void begin(String target, int threads) {
    story.info("");
    story.tell(
        Event.info(
            "ConcurrencyLine",
            "Q027",
            "Concurrency: " + threads + " threads (target='" + target + "')",
            Map.of("node_count", total, "num_threads", threads, "target_name", target)));
    story.info("");
  }

  /// A node is taken up.
  public void begin(Resource node) {
    debug("NodeStart", "Q024", "Began running node ", node, null);
  }

  /// A node is done with.
  public void done(Outcome outcome) {
    debug("NodeFinished", "Q025", "Finished running node ", outcome.node(), outcome);
  }

  private void debug(
      String name, String code, String what, Resource node, @Nullable Outcome outcome) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("node_info", NodeInfo.of(node, outcome));
    if (outcome != null) {
      data.put("run_result", NodeInfo.result(outcome));
    }
    story.tell(new Event(name, code, Event.Level.DEBUG, what + node.uniqueId(), data));
  }

  public void start(Resource node, int index) {
    Map<String, @Nullable Object> data = NodeInfo.of(node, null, index, total);
    data.put("description", described(node));
    story.tell(
        Event.info("LogStartLine", "Q011", line("START " + described(node), "RUN", index), data));
  }

  public void skip(Resource node, int index) {
    String what =
        isTest(node) || node instanceof Node.Function
            ? node.resourceType().key() + " " + node.name()
            : "relation " + place(node);
    Map<String, @Nullable Object> data = NodeInfo.of(node, null, index, total);
    data.put("resource_type", node.resourceType().key());
    data.put("schema", node.fields().text("schema"));
    data.put("node_name", node.name());
    groups.tell(node, data);
    String message = line("SKIP " + what, "SKIP", index);
    story.tell(Event.info("SkippingDetails", "Q034", message, data));
  }

  public void end(Outcome outcome, int index) {
    Resource node = outcome.node();
    if (node instanceof Resource.Source source) {
      new AgeNarrator(story, total).end(outcome, source, index);
      return;
    }
    String status =
        node instanceof Node.Function
            ? outcome.status().key().toUpperCase(Locale.ROOT)
            : status(outcome);
    String time = String.format(Locale.ROOT, " in %.2fs", outcome.seconds());
    Map<String, @Nullable Object> data = NodeInfo.of(node, outcome, index, total);
    data.put("description", node instanceof Node.Snapshot ? place(node) : described(node));
    boolean word = !(node instanceof Node.Model) || outcome.status() == Outcome.Status.ERROR;
    data.put("status", word ? outcome.status().key() : status);
    if (node instanceof Node.Seed || node instanceof Node.Snapshot) {
      data.put("result_message", outcome.message());
    }
    groups.tell(node, data);
    NodeInfo.Result result = NodeInfo.Result.of(node);
    Event.Level level =
        switch (outcome.status()) {
          case ERROR, FAIL -> Event.Level.ERROR;
          case WARN -> Event.Level.WARN;
          default -> Event.Level.INFO;
        };
    String message = line(verb(outcome) + node(node), status + time, index);
    story.tell(new Event(result.event(), result.code(), level, message, data));
  }

  /// As the line of its end has it: a snapshot by its place alone, as in dbt.
  private static String node(Resource node) {
    if (node instanceof Node.Snapshot) {
      return place(node);
    }
    return isTest(node) ? testName(node) : described(node);
  }

  private static boolean isTest(Resource node) {
    return node instanceof Node.Test || node.resourceType() == ResourceType.UNIT_TEST;
  }

  /// A unit test is named with its model.
  private static String testName(Resource node) {
    if (node instanceof Node.Test) {
      return node.name();
    }
    Object version = node.fields().get("version");
    String name = node.fields().text("model") + "::" + node.name();
    return version == null ? name : name + "_v" + version;
  }

  private static String verb(Outcome outcome) {
    Resource node = outcome.node();
    boolean error = outcome.status() == Outcome.Status.ERROR;
    if (isTest(node)) {
      return switch (outcome.status()) {
        case FAIL -> "FAIL " + outcome.failures() + " ";
        case WARN -> "WARN " + outcome.failures() + " ";
        case ERROR -> "ERROR ";
        default -> "PASS ";
      };
    }
    String doing =
        switch (node) {
          case Node.Seed _ -> "loaded ";
          case Node.Snapshot _ -> "snapshotted ";
          default -> "created ";
        };
    String ing =
        switch (node) {
          case Node.Seed _ -> "loading ";
          case Node.Snapshot _ -> "snapshotting ";
          default -> "creating ";
        };
    if (outcome.status() == Outcome.Status.PARTIAL_SUCCESS && node instanceof Node.Model) {
      return "PARTIALLY " + doing;
    }
    return error ? "ERROR " + ing : "OK " + doing;
  }

  private static String status(Outcome outcome) {
    return switch (outcome.status()) {
      case FAIL -> "FAIL " + outcome.failures();
      case WARN -> "WARN " + outcome.failures();
      case PASS -> "PASS";
      case ERROR -> "ERROR";
      default -> String.valueOf(outcome.message());
    };
  }

  private static String described(Resource node) {
    return switch (node) {
      case Node.Seed _ -> "seed file " + place(node);
      case Node.Snapshot _ -> "snapshot " + place(node);
      case Node.Test _ -> "test " + node.name();
      case Node.Function _ -> "function " + place(node);
      case Resource.Source source -> AgeNarrator.described(source);
      case Node.Model model -> model.language() + " " + shown(model) + " model " + place(node);
      default -> node.resourceType().key() + " " + (isTest(node) ? testName(node) : node.name());
    };
  }

  private static String shown(Node.Model model) {
    return BatchNarrator.hasBatches(model) ? "microbatch" : model.config().materialized();
  }

  private static String place(Resource node) {
    return node.fields().text("schema") + "." + node.fields().text("alias");
  }

  private String line(String message, String status, int index) {
    return story.step(index, total, message, status);
  }

  /// The last lines: what was run, how long, what went wrong, the counts.
  public void finish(List<Outcome> outcomes, double seconds) {
    finished(outcomes, seconds);
    finishQuietly(outcomes);
  }

  /// The last lines of a run that told nothing of single nodes: what went wrong, the counts.
  public void finishQuietly(List<Outcome> outcomes) {
    problems(outcomes);
    story.info("");
    story.tell(Event.info("StatsLine", "Z023", counts(outcomes), Map.of("stats", stats(outcomes))));
  }

  /// The last lines of a run that had nothing to do: dbt has some for these verbs.
  public void finishNothing(Task task) {
    switch (task) {
      case SEED, CLONE -> finishQuietly(List.of());
      case FRESHNESS -> new AgeNarrator(story, total).finish(List.of());
      default -> {}
    }
  }

  /// The last lines of a run that asked for the ages of sources.
  public void finishAges(List<Outcome> outcomes, double seconds) {
    finished(outcomes, seconds);
    new AgeNarrator(story, total).finish(outcomes);
  }

  private void finished(List<Outcome> outcomes, double seconds) {
    Map<String, Integer> kinds = new TreeMap<>();
    outcomes.forEach(outcome -> kinds.merge(kind(outcome.node()), 1, Integer::sum));
    StringBuilder counts = new StringBuilder();
    kinds.forEach((kind, count) ->
        counts
            .append(counts.isEmpty() ? "" : ", ")
            .append(count)
            .append(' ')
            .append(count == 1 ? kind : many(kind)));
    long whole = (long) seconds;
    story.info("");
    String time =
        String.format(
            Locale.ROOT,
            " in %d hours %d minutes and %.2f seconds",
            whole / 3600,
            whole / 60 % 60,
            seconds - whole / 60 * 60);
    story.tell(
        Event.info(
            "FinishedRunningStats",
            "E047",
            String.format(Locale.ROOT, "Finished running %s%s (%.2fs).", counts, time, seconds),
            Map.of("stat_line", counts.toString(), "execution", time, "execution_time", seconds)));
  }

  private static String kind(Resource node) {
    return switch (node) {
      case Node.Model model -> model.config().materialized() + " model";
      case Node.Operation _ -> "project hook";
      default -> node.resourceType().key().replace('_', ' ');
    };
  }

  /// dbt's plurals: one test, two data tests.
  private static String many(String kind) {
    return switch (kind) {
      case "test" -> "data tests";
      case "analysis" -> "analyses";
      case "saved query" -> "saved queries";
      default -> kind + "s";
    };
  }

  /// Whether dbt counts an outcome among the errors: also what was skipped with a reason.
  private static boolean isError(Outcome outcome) {
    return switch (outcome.status()) {
      case ERROR, FAIL -> true;
      case SKIPPED ->
          outcome.message() != null && outcome.node().resourceType() != ResourceType.EXPOSURE;
      default -> false;
    };
  }

  // One line in four shapes, with its numbers as data.
  private void problems(List<Outcome> outcomes) {
    long errors = outcomes.stream().filter(Narrator::isError).count();
    long warnings = outcomes.stream().filter(o -> o.status() == Outcome.Status.WARN).count();
    story.info("");
    String warned = warnings == 1 ? "1 warning" : warnings + " warnings";
    String erred = errors == 1 ? "1 error" : errors + " errors";
    long partial = count(outcomes, Outcome.Status.PARTIAL_SUCCESS);
    String parts = partial == 1 ? "1 partial success" : partial + " partial successes";
    String message = "Completed successfully";
    if (errors > 0) {
      message = "Completed with " + erred + ", " + parts + ", and " + warned + ":";
    } else if (partial > 0) {
      message = "Completed with " + parts + " and " + warned;
    } else if (warnings > 0) {
      message = "Completed with " + warned + ":";
    }
    story.tell(
        Event.info(
            "EndOfRunSummary",
            "Z030",
            message,
            Map.of(
                "num_errors",
                errors,
                "num_warnings",
                warnings,
                "num_partial_success",
                partial,
                "keyboard_interrupt",
                false)));
    outcomes.stream().filter(Narrator::isFailed).forEach(this::problem);
    outcomes.stream().filter(o -> o.status() == Outcome.Status.WARN).forEach(this::problem);
  }

  private static boolean isFailed(Outcome outcome) {
    return outcome.status() == Outcome.Status.FAIL || outcome.status() == Outcome.Status.ERROR;
  }

  private void problem(Outcome outcome) {
    Resource node = outcome.node();
    String place =
        node.resourceType().key() + " " + node.name() + " (" + node.originalFilePath() + ")";
    String message = "  " + outcome.message();
    String warning = "[WARNING]: " + outcome.message();
    story.info("");
    if (outcome.status() == Outcome.Status.WARN) {
      tell("RunResultWarning", "Z021", Event.Level.WARN, outcome, "[WARNING]: in " + place);
      tell("RunResultWarningMessage", "Z046", Event.Level.WARN, outcome, warning);
    } else {
      tell("RunResultFailure", "Z022", Event.Level.ERROR, outcome, "[ERROR]: in " + place);
      tell("RunResultError", "Z024", Event.Level.ERROR, outcome, message);
    }
    evidence(outcome);
  }

  /// Where its text is to be read, and the rows that a test has kept.
  private void evidence(Outcome outcome) {
    Resource node = outcome.node();
    String path = compilation.path(node.uniqueId());
    if (path != null) {
      story.info("");
      tell("SQLCompiledPath", "Z026", Event.Level.INFO, outcome, "  compiled code at " + path);
    }
    String kept = node instanceof Node.Test ? node.fields().text("relation_name") : "";
    if (!kept.isEmpty()) {
      String query = "select * from " + kept;
      String border = "-".repeat(query.length());
      story.info("");
      tell(
          "CheckNodeTestFailure",
          "Z027",
          Event.Level.INFO,
          outcome,
          "  See test failures:\n  %1$s\n  %2$s\n  %1$s".formatted(border, query));
    }
  }

  private void tell(String name, String code, Event.Level level, Outcome outcome, String message) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("resource_type", outcome.node().resourceType().key());
    data.put("node_name", outcome.node().name());
    data.put("path", outcome.node().originalFilePath());
    data.put("msg", outcome.message());
    data.put("node_info", NodeInfo.of(outcome.node(), outcome));
    groups.tell(outcome.node(), data);
    story.tell(new Event(name, code, level, message, data));
  }

  private static Map<String, Object> stats(List<Outcome> outcomes) {
    Map<String, Object> stats = new LinkedHashMap<>();
    stats.put("error", errors(outcomes));
    stats.put("noop", count(outcomes, Outcome.Status.NO_OP));
    stats.put(
        "pass", count(outcomes, Outcome.Status.SUCCESS) + count(outcomes, Outcome.Status.PASS));
    stats.put("reused", 0L);
    stats.put("skip", count(outcomes, Outcome.Status.SKIPPED));
    stats.put("total", outcomes.size());
    stats.put("warn", count(outcomes, Outcome.Status.WARN));
    return stats;
  }

  private static String counts(List<Outcome> outcomes) {
    return "Done. PASS=%d WARN=%d ERROR=%d SKIP=%d NO-OP=%d REUSED=0 TOTAL=%d"
        .formatted(
            count(outcomes, Outcome.Status.SUCCESS) + count(outcomes, Outcome.Status.PASS),
            count(outcomes, Outcome.Status.WARN),
            errors(outcomes),
            count(outcomes, Outcome.Status.SKIPPED),
            count(outcomes, Outcome.Status.NO_OP),
            outcomes.size());
  }

  private static long errors(List<Outcome> outcomes) {
    return count(outcomes, Outcome.Status.ERROR)
        + count(outcomes, Outcome.Status.FAIL)
        + count(outcomes, Outcome.Status.PARTIAL_SUCCESS);
  }

  private static long count(List<Outcome> outcomes, Outcome.Status status) {
    return outcomes.stream().filter(outcome -> outcome.status() == status).count();
  }
}
