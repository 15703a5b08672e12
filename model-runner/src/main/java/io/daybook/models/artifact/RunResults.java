package io.daybook.models.artifact;

import io.daybook.models.compile.Workspace;
import io.daybook.models.execute.Outcome;
import io.daybook.models.execute.Runner;
import io.daybook.models.invocation.InvocationArguments;
import io.daybook.models.node.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `run_results.json`, schema 6.
public final class RunResults {
  /// Its name in the target folder.
  public static final String NAME = "run_results.json";

  private RunResults() {}

  /// Writes it into the target folder.
  public static void write(Runner.Report report) {
    Workspace workspace = report.workspace();
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("metadata", Metadata.of(workspace.project(), workspace.startedAt(), "run-results/v6"));
    tree.put("results", report.outcomes().stream().map(RunResults::result).toList());
    tree.put("elapsed_time", report.seconds());
    tree.put("args", arguments(report));
    Json.write(workspace.project().targetFolder().resolve(NAME), tree);
  }

  /// The flags of the invocation, as `retry` wants them.
  private static Map<String, @Nullable Object> arguments(Runner.Report report) {
    Map<String, @Nullable Object> arguments = InvocationArguments.of(report.workspace().project());
    arguments.putIfAbsent("which", report.task().verb());
    return arguments;
  }

  private static Map<String, @Nullable Object> result(Outcome outcome) {
    // One statement per key of the schema, in its order.
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    boolean compilable = outcome.node() instanceof Node node && !(node instanceof Node.Seed);
    boolean compiled = outcome.compiled() != null;
    result.put("status", outcome.status().key());
    result.put("timing", outcome.timing().stream().map(RunResults::timing).toList());
    result.put("thread_id", outcome.thread());
    result.put("execution_time", outcome.seconds());
    result.put("adapter_response", outcome.response());
    result.put("message", outcome.message());
    result.put("failures", outcome.failures());
    result.put("unique_id", outcome.node().uniqueId());
    result.put("compiled", (compilable || compiled) ? compiled : null);
    result.put("compiled_code", outcome.compiled());
    result.put("relation_name", compilable ? outcome.node().fields().get("relation_name") : null);
    result.put("batch_results", outcome.batches() == null ? null : outcome.batches().tree());
    result.put("overload_results", overloads(outcome.overloads()));
    return result;
  }

  private static @Nullable Object overloads(Outcome.@Nullable Overloaded overloads) {
    if (overloads == null) {
      return null;
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("successful", overloads.successful());
    tree.put("failed", overloads.failed());
    return tree;
  }

  static Map<String, Object> timing(Outcome.Timing timing) {
    Map<String, Object> times = new LinkedHashMap<>();
    times.put("name", timing.name());
    times.put("started_at", Metadata.time(timing.startedAt()));
    times.put("completed_at", Metadata.time(timing.completedAt()));
    return times;
  }
}
