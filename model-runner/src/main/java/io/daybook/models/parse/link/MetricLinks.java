package io.daybook.models.parse.link;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.draft.Draft;
import io.daybook.models.draft.Index;
import io.daybook.models.node.Fields;
import io.daybook.models.node.ResourceType;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What metrics are made of: the measures that go into one, also through other metrics, and the
/// semantic models and metrics that it depends on.
final class MetricLinks {
  private final Index index;
  private final Set<String> linked = new HashSet<>();

  MetricLinks(Index index) {
    this.index = index;
  }

  /// Fills `input_measures` and `depends_on` of a metric, after those of the metrics it needs.
  void link(Draft metric) {
    if (!linked.add(metric.id())) {
      return;
    }
    // One case for each type of metric.
    Fields parameters = new Fields(metric.fields).fields("type_params");
    Set<Object> measures = new LinkedHashSet<>();
    switch (metric.text("type")) {
      case "simple", "cumulative" -> {
        Fields cumulative = parameters.fields("cumulative_type_params");
        if (parameters.has("measure")) {
          measured(metric, parameters, "measure", measures);
        } else if (parameters.has("metric_aggregation_params")) {
          String owner = parameters.fields("metric_aggregation_params").text("semantic_model");
          metric.dependsOn("nodes", "semantic_model." + metric.packageName + "." + owner);
        } else {
          through(metric, cumulative.fields("metric"));
        }
      }
      case "conversion" -> {
        Fields conversion = parameters.fields("conversion_type_params");
        measured(metric, conversion, "base_measure", measures);
        measured(metric, conversion, "conversion_measure", measures);
        through(metric, conversion.fields("base_metric"));
        through(metric, conversion.fields("conversion_metric"));
      }
      case "ratio" -> {
        measures.addAll(through(metric, parameters.fields("numerator")));
        measures.addAll(through(metric, parameters.fields("denominator")));
      }
      default ->
          parameters.each("metrics").forEach(input -> measures.addAll(through(metric, input)));
    }
    metric.map("type_params").put("input_measures", List.copyOf(measures));
  }

  /// A measure of some semantic model.
  private void measured(Draft metric, Fields parameters, String key, Set<Object> measures) {
    Fields measure = parameters.fields(key);
    if (!measure.has("name")) {
      return;
    }
    String name = measure.text("name");
    @Nullable Draft owner = null;
    for (Draft each : index.all()) {
      if (each.type == ResourceType.SEMANTIC_MODEL
          && new Fields(each.fields)
              .each("measures").stream().anyMatch(own -> own.text("name").equals(name))) {
        owner = owner == null || each.isEnabled() ? each : owner;
      }
    }
    if (owner == null) {
      throw failure(
          metric,
          "A semantic model having a measure `" + name + "` does not exist but was referenced.");
    }
    if (!owner.isEnabled()) {
      throw failure(
          metric,
          "The measure `"
              + name
              + "` is referenced on disabled semantic model `"
              + owner.name()
              + "`.");
    }
    measures.add(measure.values());
    metric.dependsOn("nodes", owner.id());
  }

  /// Another metric; its measures come back.
  private List<?> through(Draft metric, Fields input) {
    if (!input.has("name")) {
      return List.of();
    }
    String name = input.text("name");
    List<Draft> found = index.ofType(name, ResourceType.METRIC);
    if (found.isEmpty()) {
      throw failure(
          metric,
          "The metric `"
              + name
              + "` does not exist but was referenced by metric `"
              + metric.name()
              + "`.");
    }
    Draft target = found.stream().filter(Draft::isEnabled).findFirst().orElse(found.getFirst());
    if (!target.isEnabled()) {
      throw failure(metric, "The metric `" + name + "` is disabled and thus cannot be referenced.");
    }
    link(target);
    metric.dependsOn("nodes", target.id());
    return new Fields(target.fields).fields("type_params").list("input_measures");
  }

  private static FailureException failure(Draft metric, String fact) {
    return new FailureException(
        new Failure.Config(
            "PARSE-040",
            fact,
            Location.file(metric.text("original_file_path")),
            "correct the name in " + metric.id() + ", or enable what it names"));
  }
}
