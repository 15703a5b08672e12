package io.daybook.models.semantic;

import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.models.module.YamlValue;
import io.daybook.models.node.Manifest;
import io.daybook.models.node.Resource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What `metric('orders')` gives to a template: while parsing its name, later also the keys of the
/// metric and what it is made of.
///
/// @param name as it was called
/// @param packageName empty for none
/// @param metrics all metrics by id, empty while parsing
/// @param metric its own id, empty while parsing
public record MetricValue(
    String name, String packageName, Map<String, Resource.Other> metrics, String metric)
    implements HostObject {
  private static final Set<String> MADE_OF_OTHERS = Set.of("derived", "ratio");

  /// The value while parsing.
  public static MetricValue named(String packageName, String name) {
    return new MetricValue(name, packageName, Map.of(), "");
  }

  /// The value when a node runs; absent where there is no such metric.
  public static Optional<MetricValue> of(Manifest manifest, String packageName, String name) {
    Map<String, Resource.Other> metrics = new LinkedHashMap<>();
    manifest
        .others()
        .forEach((id, other) -> {
          if (id.startsWith("metric.")) {
            metrics.put(id, other);
          }
        });
    return metrics.values().stream()
        .filter(found -> found.name().equals(name))
        .filter(found -> packageName.isEmpty() || found.packageName().equals(packageName))
        .findFirst()
        .map(found -> new MetricValue(name, found.packageName(), metrics, found.uniqueId()));
  }

  @Override
  public @Nullable Object attribute(String key) {
    return switch (key) {
      case "metric_name" -> name;
      case "package_name" -> packageName.isEmpty() ? None.NONE : packageName;
      case "full_metric_dependency" -> names(_ -> true);
      case "base_metric_dependency" -> names(each -> !isMadeOfOthers(each));
      case "derived_metric_dependency" -> names(MetricValue::isMadeOfOthers);
      case "derived_metric_dependency_depth" ->
          (CallableValue)
              (_, _) -> {
                PyList depths = new PyList();
                depth(metric, 1, depths);
                return depths;
              };
      default -> field(key);
    };
  }

  private @Nullable Object field(String key) {
    Resource.Other own = metrics.get(metric);
    if (own == null || !own.fields().values().containsKey(key)) {
      return null;
    }
    return YamlValue.of(own.fields().get(key));
  }

  private static boolean isMadeOfOthers(Resource.Other metric) {
    return MADE_OF_OTHERS.contains(metric.fields().text("type"));
  }

  private CallableValue names(Predicate<Resource.Other> wanted) {
    return (_, _) -> {
      Set<String> names = new LinkedHashSet<>();
      collect(metric, wanted, names);
      return new PyList(names);
    };
  }

  private void collect(String id, Predicate<Resource.Other> wanted, Set<String> names) {
    Resource.Other found = metrics.get(id);
    if (found == null) {
      return;
    }
    if (wanted.test(found)) {
      names.add(found.name());
    }
    found.dependsOnNodes().forEach(each -> collect(each, wanted, names));
  }

  private void depth(String id, int level, PyList depths) {
    Resource.Other found = metrics.get(id);
    if (found == null || !isMadeOfOthers(found)) {
      return;
    }
    PyDict depth = new PyDict();
    depth.put(found.name(), (long) level);
    depths.add(depth);
    found.dependsOnNodes().forEach(each -> depth(each, level + 1, depths));
  }

  @Override
  public String text() {
    return name;
  }
}
