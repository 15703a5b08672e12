package io.daybook.models.graph;

import io.daybook.models.node.Fields;
import io.daybook.models.node.Manifest;
import io.daybook.models.node.Node;
import io.daybook.models.node.Resource;
import io.daybook.models.node.ResourceType;
import io.daybook.models.state.Previous;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

  /// Everything.
  public static final Selector ALL =
      new Selector(List.of(), List.of(), Optional.empty(), List.of(), List.of(), "eager");

  /// Unique ids of the selected resources, in the manifest's order. Tests come along as the
  /// indirect mode says.
  ///
  /// @throws io.daybook.kernel.failure.FailureException if a specification cannot be read
  public Set<String> select(Manifest manifest, Graph graph) {
    return select(manifest, graph, Previous.NONE).ids();
  }

  /// The same, with the artifacts of a former run.
  public Selected select(Manifest manifest, Graph graph, Previous previous) {
    SpecParser parser = new SpecParser(indirect);
    Selection selection = new Selection(manifest, graph, previous, parser, this::isWanted);
    Spec spec = selector.map(selection::named).orElseGet(() -> commandLine(parser, selection));
    Set<String> chosen = selection.select(spec);
    Set<String> kept = new LinkedHashSet<>();
    for (Resource resource : manifest.resources().values()) {
      if (chosen.contains(resource.uniqueId()) && isWanted(resource)) {
        kept.add(resource.uniqueId());
      }
    }
    return new Selected(kept, selection.unmatched(), selection.broken());
  }

  /// YAML selectors as the manifest holds them: every shorthand written out.
  public static Fields expanded(Fields selectors) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    selectors
        .values()
        .forEach((name, selector) -> {
          Fields fields = Fields.of(selector);
          all.put(
              name,
              fields.with("definition", SpecParser.expanded(fields.get("definition"))).values());
        });
    return new Fields(all);
  }

  /// What was selected.
  ///
  /// @param ids unique ids in the manifest's order
  /// @param unmatched specifications that matched nothing, for dbt's warning
  /// @param broken dbt's warnings of contracts that the project breaks
  public record Selected(Set<String> ids, List<String> unmatched, List<String> broken) {}

  /// Without words of its own the command line takes the default selector, if there is one.
  private Spec commandLine(SpecParser parser, Selection selection) {
    if (select.isEmpty() && exclude.isEmpty()) {
      Optional<String> standard = selection.standard();
      if (standard.isPresent()) {
        return selection.named(standard.get());
      }
    }
    return parser.commandLine(select, exclude);
  }

  private boolean isWanted(Resource resource) {
    String type = resource.resourceType().key();
    return (resourceTypes.isEmpty() || resourceTypes.contains(type))
        && !excludedTypes.contains(type);
  }

  /// True for a node whose file is empty: it is listed, and never run.
  public static boolean isEmpty(Resource resource) {
    return resource instanceof Node node
        && node.resourceType() != ResourceType.SEED
        && node.resourceType() != ResourceType.FUNCTION
        && node.rawCode().isBlank();
  }
}
