package io.daybook.models.execute.story;

import io.daybook.models.execute.Outcome;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Node;
import io.daybook.models.node.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What events say of a node, by dbt's keys.
public final class NodeInfo {
  private NodeInfo() {}

  /// The event that tells a node's end, by its kind.
  record Result(String event, String code) {
    static Result of(Resource node) {
      return switch (node) {
        case Node.Test _ -> new Result("LogTestResult", "Q007");
        case Node.Seed _ -> new Result("LogSeedResult", "Q016");
        case Node.Snapshot _ -> new Result("LogSnapshotResult", "Q015");
        case Node.Function _ -> new Result("LogFunctionResult", "Q047");
        default -> new Result("LogModelResult", "Q012");
      };
    }
  }

  /// The data of an event about one of many nodes.
  static Map<String, @Nullable Object> of(
      Resource node, @Nullable Outcome outcome, int index, int total) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("index", index);
    data.put("node_info", of(node, outcome));
    if (outcome != null) {
      data.put("execution_time", outcome.seconds());
    }
    if (outcome != null && node instanceof Node.Test) {
      data.put("name", node.name());
      data.put("num_failures", outcome.failures() == null ? 0L : outcome.failures());
      data.put("num_models", total);
      data.put("attached_node", node.fields().text("attached_node"));
    } else {
      data.put("total", total);
    }
    return data;
  }

  /// `run_result`.
  static Map<String, @Nullable Object> result(Outcome outcome) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("status", outcome.status().key());
    result.put("message", outcome.message() == null ? "" : outcome.message());
    result.put("thread", outcome.thread());
    result.put("execution_time", outcome.seconds());
    result.put("num_failures", outcome.failures() == null ? 0L : outcome.failures());
    result.put("timing_info", outcome.timing().stream().map(NodeInfo::timing).toList());
    result.put("adapter_response", outcome.response());
    return result;
  }

  private static Map<String, Object> timing(Outcome.Timing timing) {
    return Map.of(
        "name",
        timing.name(),
        "started_at",
        timing.startedAt().toString(),
        "completed_at",
        timing.completedAt().toString());
  }

  /// `node_info`.
  ///
  /// @param outcome null while the node runs
  public static Map<String, @Nullable Object> of(Resource node, @Nullable Outcome outcome) {
    Fields fields = node.fields();
    Map<String, @Nullable Object> info = new LinkedHashMap<>();
    List<Outcome.Timing> timing = outcome == null ? List.of() : outcome.timing();
    boolean timed = !timing.isEmpty();
    info.put("materialized", node.config().materialized());
    info.put("meta", node.meta().values());
    info.put("node_checksum", fields.fields("checksum").text("checksum"));
    info.put("node_finished_at", timed ? timing.getLast().completedAt().toString() : "");
    info.put("node_name", node.name());
    info.put("node_path", node.path());
    Map<String, @Nullable Object> relation = new LinkedHashMap<>();
    for (String key : new String[] {"alias", "database", "relation_name", "schema"}) {
      relation.put(key, fields.text(key));
    }
    info.put("node_relation", relation);
    info.put("node_started_at", timed ? timing.getFirst().startedAt().toString() : "");
    info.put("node_status", outcome == null ? "started" : outcome.status().key());
    info.put("resource_type", node.resourceType().key());
    info.put("unique_id", node.uniqueId());
    return info;
  }
}
