package io.daybook.models.execute;

import io.daybook.models.compile.Story;
import io.daybook.models.node.Node;
import io.daybook.models.node.Resource;
import io.daybook.models.node.ResourceType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Tells a run in the lines that dbt's users know.
final class Narrator {
  private static final int WIDTH = 80;

  private final Story story;
  private final int total;

  Narrator(Story story, int total) {
    this.story = story;
    this.total = total;
  }

  void begin(String target, int threads) {
    story.info("");
    String word = threads == 1 ? " thread" : " threads";
    story.info("Concurrency: " + threads + word + " (target='" + target + "')");
    story.info("");
  }

  void start(Resource node, int index) {
    line("START " + described(node), "RUN", index);
  }

  void skip(Resource node, int index) {
    String what =
        isTest(node) ? node.resourceType().key() + " " + node.name() : "relation " + place(node);
    line("SKIP " + what, "SKIP", index);
  }

  void end(Outcome outcome, int index) {
    Resource node = outcome.node();
    String status = status(outcome);
    String time = String.format(Locale.ROOT, " in %.2fs", outcome.seconds());
    line(verb(outcome) + node(node), status + time, index);
  }

  private static String node(Resource node) {
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
      case Node.Model model ->
          model.language() + " " + node.config().materialized() + " model " + place(node);
      default -> node.resourceType().key() + " " + (isTest(node) ? testName(node) : node.name());
    };
  }

  private static String place(Resource node) {
    return node.fields().text("schema") + "." + node.fields().text("alias");
  }

  private void line(String message, String status, int index) {
    String prefix = index + " of " + total + " " + message + " ";
    StringBuilder line = new StringBuilder(prefix);
    while (line.length() < WIDTH) {
      line.append('.');
    }
    story.info(line + " [" + status + "]");
  }

  /// The last lines: what was run, how long, what went wrong, the counts.
  void finish(List<Outcome> outcomes, double seconds) {
    Map<String, Integer> kinds = new TreeMap<>();
    outcomes.forEach(outcome -> kinds.merge(kind(outcome.node()), 1, Integer::sum));
    StringBuilder counts = new StringBuilder();
    kinds.forEach((kind, count) ->
        counts
            .append(counts.isEmpty() ? "" : ", ")
            .append(count)
            .append(' ')
            .append(kind)
            .append(count == 1 ? "" : "s"));
    long whole = (long) seconds;
    story.info("");
    story.info(
        String.format(
            Locale.ROOT,
            "Finished running %s in %d hours %d minutes and %.2f seconds (%.2fs).",
            counts,
            whole / 3600,
            whole / 60 % 60,
            seconds - whole / 60 * 60,
            seconds));
    problems(outcomes);
    story.info("");
    story.info(counts(outcomes));
  }

  private static String kind(Resource node) {
    return switch (node) {
      case Node.Model model -> model.config().materialized() + " model";
      case Node.Test _ -> "data test";
      case Node.Operation _ -> "project hook";
      default -> node.resourceType().key().replace('_', ' ');
    };
  }

  private void problems(List<Outcome> outcomes) {
    long errors =
        outcomes.stream()
            .filter(o -> o.status() == Outcome.Status.ERROR || o.status() == Outcome.Status.FAIL)
            .count();
    long warnings = outcomes.stream().filter(o -> o.status() == Outcome.Status.WARN).count();
    story.info("");
    if (errors == 0 && warnings == 0) {
      story.info("Completed successfully");
      return;
    }
    String warned = warnings == 1 ? "1 warning" : warnings + " warnings";
    if (errors == 0) {
      story.info("Completed with " + warned + ":");
    } else {
      String erred = errors == 1 ? "1 error" : errors + " errors";
      story.info("Completed with " + erred + ", 0 partial successes, and " + warned + ":");
    }
    outcomes.stream().filter(o -> o.status() != Outcome.Status.SKIPPED).forEach(this::problem);
  }

  private void problem(Outcome outcome) {
    Resource node = outcome.node();
    String place =
        node.resourceType().key() + " " + node.name() + " (" + node.originalFilePath() + ")";
    switch (outcome.status()) {
      case ERROR -> {
        story.info("");
        story.info("Failure in " + place);
        story.info("  " + outcome.message());
      }
      case FAIL, WARN -> {
        story.info("");
        story.info(
            (outcome.status() == Outcome.Status.FAIL ? "Failure in " : "Warning in ") + place);
        story.info("  " + outcome.message());
      }
      default -> {}
    }
  }

  private static String counts(List<Outcome> outcomes) {
    return "Done. PASS=%d WARN=%d ERROR=%d SKIP=%d NO-OP=%d REUSED=0 TOTAL=%d"
        .formatted(
            count(outcomes, Outcome.Status.SUCCESS) + count(outcomes, Outcome.Status.PASS),
            count(outcomes, Outcome.Status.WARN),
            count(outcomes, Outcome.Status.ERROR) + count(outcomes, Outcome.Status.FAIL),
            count(outcomes, Outcome.Status.SKIPPED),
            count(outcomes, Outcome.Status.NO_OP),
            outcomes.size());
  }

  private static long count(List<Outcome> outcomes, Outcome.Status status) {
    return outcomes.stream().filter(outcome -> outcome.status() == status).count();
  }
}
