package io.daybook.models.execute;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.Workspace;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.Messages;
import io.daybook.models.compile.value.RelationValue;
import io.daybook.models.compile.value.Sample;
import io.daybook.models.event.Batch;
import io.daybook.models.event.BatchResults;
import io.daybook.models.event.Grain;
import io.daybook.models.event.Window;
import io.daybook.models.execute.story.BatchNarrator;
import io.daybook.models.node.Resource;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Builds a model batch by batch, each in a transaction of its own. Batches run one after the
/// other, as dbt runs them on PostgreSQL; when the first one fails the others are skipped, when a
/// later one fails the rest goes on.
final class Microbatch {
  private final Workspace workspace;
  private final NodeRunner nodes;
  private final Map<String, BatchResults> former;
  private final Instant startedAt;

  /// @param former the run that is retried; the newest batch holds the moment when it began
  Microbatch(Workspace workspace, NodeRunner nodes, Former former) {
    this.workspace = workspace;
    this.nodes = nodes;
    this.former = former.batches();
    this.startedAt = former.startedAt().orElse(workspace.startedAt());
  }

  /// Whether the node is built in batches: a project that replaces the strategy's macro gets no
  /// batches, unless its flags ask for them.
  static boolean isOne(Workspace workspace, Resource node) {
    return BatchNarrator.hasBatches(node)
        && (workspace.flags().is("require_batched_execution_for_custom_microbatch_strategy")
            || !isReplaced(workspace));
  }

  private static boolean isReplaced(Workspace workspace) {
    String root = workspace.project().root().name();
    return workspace.manifest().macros().values().stream()
        .anyMatch(macro ->
            macro.name().equals("get_incremental_microbatch_sql")
                && macro.packageName().equals(root));
  }

  Outcome run(Resource node) {
    Instant begin = now();
    List<Batch> batches;
    try {
      batches = batches(node);
    } catch (FailureException e) {
      return outcome(
          node,
          begin,
          Outcome.Status.ERROR,
          Messages.of(node, e.failure(), ""),
          null,
          e.failure() instanceof Failure.Unavailable);
    }
    BatchNarrator narrator = new BatchNarrator(workspace, node, batches.size());
    List<Window> good = new ArrayList<>();
    List<Window> bad = new ArrayList<>();
    boolean skips = false;
    boolean unavailable = false;
    for (int i = 0; i < batches.size(); i++) {
      Batch batch = batches.get(i);
      Outcome outcome = skips ? Outcome.skipped(node, "SKIPPED") : run(node, batch, narrator, i);
      narrator.end(outcome, batch, i + 1);
      boolean done = outcome.status() == Outcome.Status.SUCCESS;
      (done ? good : bad).add(batch.window());
      unavailable = unavailable || outcome.unavailable();
      skips = skips || (i == 0 && !done);
    }
    return summary(node, begin, good, bad, unavailable);
  }

  private Outcome run(Resource node, Batch batch, BatchNarrator narrator, int index) {
    narrator.start(batch, index + 1);
    return nodes.run(node, false, context -> context.restrict(batch));
  }

  private Outcome summary(
      Resource node, Instant begin, List<Window> good, List<Window> bad, boolean unavailable) {
    BatchResults earlier = former.get(node.uniqueId());
    Outcome.Status status = Outcome.Status.SUCCESS;
    String message = "SUCCESS";
    if (!bad.isEmpty()) {
      status = good.isEmpty() ? Outcome.Status.ERROR : Outcome.Status.PARTIAL_SUCCESS;
      message =
          good.isEmpty()
              ? "ERROR"
              : "PARTIAL SUCCESS (%d/%d)".formatted(good.size(), good.size() + bad.size());
    }
    BatchResults results = BatchResults.sorted(good, bad);
    if (earlier != null) {
      List<Window> all = new ArrayList<>(results.successful());
      all.addAll(earlier.successful());
      results = new BatchResults(all, results.failed());
    }
    return outcome(node, begin, status, message, results, unavailable);
  }

  private Outcome outcome(
      Resource node,
      Instant begin,
      Outcome.Status status,
      String message,
      @Nullable BatchResults results,
      boolean unavailable) {
    Instant end = now();
    Outcome outcome =
        new Outcome(
            node,
            status,
            message,
            results == null ? null : 0L,
            Map.of(),
            List.of(
                new Outcome.Timing("compile", begin, begin),
                new Outcome.Timing("execute", begin, end)),
            Thread.currentThread().getName(),
            java.time.Duration.between(begin, end).toNanos() / 1e9,
            null,
            node.fields().textOrNull("relation_name"),
            unavailable);
    return outcome.with(results);
  }

  private Instant now() {
    return workspace.project().invocation().run().now();
  }

  /// The batches to build: those that failed in the run that is retried, else those of the flags,
  /// else those from the beginning, or, where the table exists, the newest.
  private List<Batch> batches(Resource node) {
    Grain grain =
        Grain.of(node.config().fields().text("batch_size"))
            .orElseThrow(() ->
                Errors.runtime(
                    "Microbatch model '%s' does not have a 'batch_size' config (one of ['hour', 'day', 'month', 'year']) specificed."
                        .formatted(node.name())));
    BatchResults earlier = former.get(node.uniqueId());
    boolean continues = continues(node);
    List<Window> windows = earlier == null ? windows(node, grain, continues) : earlier.failed();
    List<Batch> batches = new ArrayList<>();
    for (int i = 0; i < windows.size(); i++) {
      boolean first = i == 0;
      boolean last = i == windows.size() - 1;
      batches.add(new Batch(windows.get(i), grain, first, last, !first || continues));
    }
    return batches;
  }

  private List<Window> windows(Resource node, Grain grain, boolean continues) {
    Window wanted = workspace.sample();
    if (wanted == null) {
      wanted = Sample.batches(workspace.flags());
    }
    LocalDateTime started = LocalDateTime.ofInstant(startedAt, ZoneOffset.UTC);
    LocalDateTime end = grain.ceiling(wanted == null ? started : wanted.end());
    LocalDateTime start;
    if (wanted != null) {
      start = grain.floor(wanted.start());
    } else if (!continues) {
      start = grain.floor(begin(node));
    } else {
      long lookback =
          node.config().get("lookback") instanceof Number number ? number.longValue() : 1;
      start = grain.plus(end, -(end.equals(grain.floor(end)) ? lookback + 1 : lookback));
    }
    return Batch.windows(start, end, grain);
  }

  private static LocalDateTime begin(Resource node) {
    String begin = node.config().fields().text("begin");
    if (begin.isEmpty()) {
      throw Errors.runtime(
          "Microbatch model '" + node.name() + "' requires a 'begin' configuration.");
    }
    try {
      return Window.moment(begin);
    } catch (IllegalArgumentException e) {
      throw Errors.runtime(
          "Microbatch model '%s' must provide a 'begin' config of valid datetime (ISO format), but got: %s."
              .formatted(node.name(), begin));
    }
  }

  /// Whether the table exists and is not made anew.
  private boolean continues(Resource node) {
    try (NodeContext context = nodes.context(node)) {
      boolean table =
          context.findOrNone(context.thisRelation()) instanceof RelationValue found
              && found.isTable();
      Object own = node.config().get("full_refresh");
      boolean full = own == null ? workspace.flags().is("full_refresh") : Boolean.TRUE.equals(own);
      return table && !full;
    }
  }
}
