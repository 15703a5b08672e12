package io.daybook.models.graph;

import io.daybook.models.node.Fields;
import io.daybook.models.node.Manifest;
import io.daybook.models.node.Node;
import io.daybook.models.node.Resource;
import io.daybook.models.node.ResourceType;
import io.daybook.models.state.Previous;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Evaluates one selection: what is meant directly, and the tests that may come along once all that
/// they test is there.
final class Selection {
  private final Manifest manifest;
  private final Graph graph;
  private final Map<String, Resource> resources;
  private final Methods methods;
  private final SpecParser parser;
  private final Predicate<Resource> wanted;
  private final List<String> unmatched = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();
  private final Deque<String> within = new ArrayDeque<>();

  /// @param wanted what the verb is for: a selector within another one holds only that
  Selection(
      Manifest manifest,
      Graph graph,
      Previous previous,
      SpecParser parser,
      Predicate<Resource> wanted) {
    this.manifest = manifest;
    this.graph = graph;
    this.resources = manifest.resources();
    this.methods = new Methods(manifest, previous, broken::add);
    this.parser = parser;
    this.wanted = wanted;
  }

  List<String> broken() {
    return List.copyOf(broken);
  }

  List<String> unmatched() {
    return List.copyOf(unmatched);
  }

  /// The name of the default YAML selector.
  Optional<String> standard() {
    return manifest.selectors().values().entrySet().stream()
        .filter(entry -> Fields.of(entry.getValue()).isTrue("default"))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /// A selector of `selectors.yml`.
  Spec named(String name) {
    @Nullable Object definition = manifest.selectors().fields(name).get("definition");
    if (definition == null) {
      throw SpecParser.invalid(
          name,
          "Could not find selector named "
              + name
              + ", expected one of "
              + manifest.selectors().values().keySet().stream()
                  .map(known -> "'" + known + "'")
                  .collect(Collectors.joining(", ", "[", "]")));
    }
    return parser.definition(definition);
  }

  Set<String> select(Spec spec) {
    return recurse(spec).direct();
  }

  /// What a part selects.
  ///
  /// @param direct what is meant, and tests whose parents are all meant (or, eagerly, any)
  /// @param indirect tests that wait for the rest of their parents
  private record Found(Set<String> direct, Set<String> indirect) {}

  private Found recurse(Spec spec) {
    return switch (spec) {
      case Spec.Criterion criterion -> criterion(criterion);
      case Spec.Union union ->
          group(
              combined(union.parts(), (into, other) -> into.addAll(other)),
              union.indirect(),
              union.expected(),
              union.raw());
      case Spec.Intersection all ->
          group(
              combined(all.parts(), (into, other) -> into.retainAll(other)),
              all.indirect(),
              all.expected(),
              all.raw());
      case Spec.Difference difference ->
          group(
              combined(difference.parts(), (into, other) -> into.removeAll(other)),
              Spec.Indirect.EAGER,
              false,
              "");
    };
  }

  private interface Operation {
    boolean apply(Set<String> into, Collection<String> other);
  }

  private Found combined(List<Spec> parts, Operation operation) {
    @Nullable Set<String> direct = null;
    @Nullable Set<String> all = null;
    for (Spec part : parts) {
      Found found = recurse(part);
      Set<String> both = new LinkedHashSet<>(found.direct());
      both.addAll(found.indirect());
      if (direct == null || all == null) {
        direct = new LinkedHashSet<>(found.direct());
        all = both;
      } else {
        operation.apply(direct, found.direct());
        operation.apply(all, both);
      }
    }
    return new Found(direct == null ? Set.of() : direct, all == null ? Set.of() : all);
  }

  private Found group(Found found, Spec.Indirect mode, boolean expected, String raw) {
    Set<String> direct = incorporated(found, mode);
    if (expected && direct.isEmpty()) {
      unmatched.add(raw);
    }
    return new Found(direct, found.indirect());
  }

  private Set<String> incorporated(Found found, Spec.Indirect mode) {
    if (mode != Spec.Indirect.CAUTIOUS && mode != Spec.Indirect.BUILDABLE) {
      return found.direct();
    }
    Set<String> selected = new LinkedHashSet<>(found.direct());
    Set<String> enough = new HashSet<>(selected);
    if (mode == Spec.Indirect.BUILDABLE) {
      selected.forEach(id -> enough.addAll(graph.ancestors(id)));
    }
    for (String id : found.indirect()) {
      Resource test = resources.get(id);
      if (test instanceof Node && enough.containsAll(test.dependsOnNodes())) {
        selected.add(id);
      }
    }
    return selected;
  }

  private Found criterion(Spec.Criterion criterion) {
    Set<String> matched = new LinkedHashSet<>();
    if (criterion.method().equals("selector")) {
      // Its tests have come along, or were excluded, already.
      Set<String> chosen = bySelector(String.valueOf(criterion.value()));
      Set<String> around = new LinkedHashSet<>(chosen);
      around.addAll(relatives(chosen, criterion.relatives()));
      return new Found(around, Set.of());
    }
    Predicate<Resource> predicate = methods.predicate(criterion);
    for (Resource resource : resources.values()) {
      if (resource.config().isEnabled() && predicate.test(resource)) {
        matched.add(resource.uniqueId());
      }
    }
    Set<String> selected = new LinkedHashSet<>(matched);
    selected.addAll(relatives(matched, criterion.relatives()));
    return criterion.indirect() == Spec.Indirect.EMPTY
        ? new Found(selected, Set.of())
        : withTests(selected, criterion.indirect());
  }

  private Set<String> bySelector(String pattern) {
    Set<String> selected = new LinkedHashSet<>();
    boolean any = false;
    for (String name : manifest.selectors().values().keySet().stream().sorted().toList()) {
      if (Glob.matches(name, pattern)) {
        any = true;
        if (within.contains(name)) {
          throw SpecParser.invalid(pattern, "Circular dependency detected in selector: " + name);
        }
        within.push(name);
        for (String id : select(named(name))) {
          Resource resource = resources.get(id);
          if (resource != null && wanted.test(resource)) {
            selected.add(id);
          }
        }
        within.pop();
      }
    }
    if (!any) {
      throw SpecParser.invalid(
          pattern, "Selector '" + pattern + "' did not match any selector in selectors.yml");
    }
    return selected;
  }

  private Set<String> relatives(Set<String> from, Spec.Relatives relatives) {
    Set<String> found = new LinkedHashSet<>();
    if (relatives.childrensParents()) {
      Set<String> below = new LinkedHashSet<>(from);
      from.forEach(id -> below.addAll(graph.descendants(id)));
      found.addAll(below);
      below.forEach(id -> found.addAll(graph.ancestors(id)));
    }
    if (relatives.parents()) {
      from.forEach(
          id -> found.addAll(Graph.reach(id, graph.parents(), depth(relatives.parentsDepth()))));
    }
    if (relatives.children()) {
      from.forEach(
          id -> found.addAll(Graph.reach(id, graph.children(), depth(relatives.childrenDepth()))));
    }
    return found;
  }

  private static int depth(@Nullable Integer depth) {
    return depth == null ? Integer.MAX_VALUE : depth;
  }

  /// Tests of what is selected: at once where all their parents are there, else they wait.
  private Found withTests(Set<String> selected, Spec.Indirect mode) {
    Set<String> direct = new LinkedHashSet<>(selected);
    Set<String> indirect = new LinkedHashSet<>();
    Set<String> enough = new HashSet<>(selected);
    if (mode == Spec.Indirect.BUILDABLE) {
      selected.forEach(id -> enough.addAll(graph.ancestors(id)));
      enough.addAll(manifest.sources().keySet());
    }
    for (String id : selected) {
      for (String child : graph.children().getOrDefault(id, Set.of())) {
        Resource test = resources.get(child);
        if (test == null || !isTest(test)) {
          continue;
        }
        boolean now = mode == Spec.Indirect.EAGER || enough.containsAll(test.dependsOnNodes());
        (now ? direct : indirect).add(child);
      }
    }
    return new Found(direct, indirect);
  }

  private static boolean isTest(Resource resource) {
    return resource instanceof Node.Test || resource.resourceType() == ResourceType.UNIT_TEST;
  }
}
