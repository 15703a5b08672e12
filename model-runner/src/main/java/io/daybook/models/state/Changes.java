package io.daybook.models.state;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.draft.Deprecations;
import io.daybook.models.node.Column;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Macro;
import io.daybook.models.node.Manifest;
import io.daybook.models.node.Node;
import io.daybook.models.node.Resource;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What differs between two manifests, by dbt's parts: body, configuration, descriptions, relation,
/// macros, contract.
final class Changes {
  /// Keys of a configuration that are not compared: they are compared as the relation's name.
  private static final Set<String> NAMING = Set.of("alias", "schema", "database", "tags", "group");

  private static final Set<String> BUILT_IN = Set.of("macro.dbt.", "macro.dbt_postgres.");

  private final Manifest before;
  private final Manifest now;
  private final Instant moment;
  private final Set<String> macros = new HashSet<>();
  private final Consumer<String> warned;

  /// @param moment of this run
  /// @param warned hears what breaks the contract of a model without versions
  Changes(Manifest before, Manifest now, Instant moment, Consumer<String> warned) {
    this.before = before;
    this.now = now;
    this.moment = moment;
    this.warned = warned;
    Map<String, Macro> all = new HashMap<>(before.macros());
    all.putAll(now.macros());
    for (String id : all.keySet()) {
      if (BUILT_IN.stream().anyMatch(id::startsWith)) {
        continue; // in a manifest of dbt only
      }
      Macro old = before.macros().get(id);
      Macro macro = now.macros().get(id);
      if (old == null || macro == null || !old.source().equals(macro.source())) {
        macros.add(id);
      }
    }
  }

  Predicate<Resource> predicate(String what) {
    // One case per word of the method.
    return switch (what) {
      case "new" -> resource -> before.resource(resource.uniqueId()).isEmpty();
      case "old" -> resource -> before.resource(resource.uniqueId()).isPresent();
      case "modified" -> {
        removed();
        yield this::isModified;
      }
      case "unmodified" -> {
        removed();
        yield resource -> !isModified(resource);
      }
      case "modified.body" -> nodes(changed((old, node) -> !isSameBody(old, node)));
      case "modified.configs" -> changed((old, node) -> !isSameConfig(old, node));
      case "modified.persisted_descriptions" ->
          nodes(changed((old, node) -> !isSameDescription(old, node)));
      case "modified.relation" -> {
        Predicate<Resource> moved = changed((old, node) -> !isSameRelation(old, node));
        yield resource ->
            (resource instanceof Node || resource instanceof Resource.Source)
                && moved.test(resource);
      }
      case "modified.macros" -> this::callsChangedMacro;
      case "modified.contract" -> {
        removed();
        yield resource ->
            resource instanceof Node
                && before
                    .resource(resource.uniqueId())
                    .map(old -> !isSameContract(old.fields(), resource.fields()))
                    .orElse(true);
      }
      default ->
          throw new FailureException(
              new Failure.Usage(
                  "SELECT-003",
                  "Got an invalid selector \"" + what + "\"",
                  Location.NONE,
                  "use new, old, modified, unmodified, or modified.body, .configs,"
                      + " .persisted_descriptions, .relation, .macros, .contract"));
    };
  }

  private Predicate<Resource> changed(BiPredicate<Fields, Fields> isDifferent) {
    return resource ->
        before
            .resource(resource.uniqueId())
            .map(old -> isDifferent.test(old.fields(), resource.fields()))
            .orElse(true);
  }

  private boolean isModified(Resource resource) {
    return before
        .resource(resource.uniqueId())
        .map(old -> !isSameContents(old.fields(), resource) || callsChangedMacro(resource))
        .orElse(true);
  }

  private boolean isSameContents(Fields old, Resource resource) {
    Fields node = resource.fields();
    if (!(resource instanceof Node)) {
      return isSameDeclaration(old, node) && SemanticChange.isNone(old, node);
    }
    boolean contract = isSameContract(old, node); // whatever else has changed: it may refuse
    if (resource instanceof Node.GenericTest) {
      return isSameConfig(old, node) && isSame(old, node, "fqn");
    }
    return isSameBody(old, node)
        && isSameConfig(old, node)
        && isSameDescription(old, node)
        && isSame(old, node, "fqn")
        && isSameRelation(old, node)
        && contract
        && (!(resource instanceof Node.Function)
            || (isSame(old, node, "arguments")
                && isSame(old, node, "returns")
                && isSame(old, node, "overloads")))
        && (!(resource instanceof Node.Model)
            || (isSame(old, node, "latest_version")
                && isSame(old, node, "access")
                && isSame(old, node, "deprecation_date")));
  }

  private static boolean isSameBody(Fields old, Fields node) {
    return node.text("resource_type").equals("seed")
        ? old.get("checksum") == null || isSame(old, node, "checksum")
        : isSame(old, node, "raw_code");
  }

  /// Only nodes have this part.
  private static Predicate<Resource> nodes(Predicate<Resource> changed) {
    return resource -> resource instanceof Node && changed.test(resource);
  }

  /// A source, exposure or the like: all that it says, but not when it was parsed.
  private static boolean isSameDeclaration(Fields old, Fields now) {
    for (String key :
        List.of(
            "fqn",
            "quoting",
            "freshness",
            "loader",
            "loaded_at_field",
            "external",
            "unrendered_config",
            "unrendered_database",
            "unrendered_schema",
            "identifier",
            "owner",
            "maturity",
            "url",
            "type",
            "label",
            "description",
            "depends_on",
            "checksum")) {
      boolean text = now.text("resource_type").equals("source") && key.equals("description");
      if (!text && !isSame(old, now, key)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(Fields old, Fields now, String key) {
    return Objects.equals(old.get(key), now.get(key));
  }

  private static boolean isSameConfig(Fields old, Fields now) {
    Map<String, Object> a = new HashMap<>();
    Map<String, Object> b = new HashMap<>();
    old.fields("unrendered_config").values().forEach((key, value) -> put(a, key, value));
    now.fields("unrendered_config").values().forEach((key, value) -> put(b, key, value));
    return a.equals(b);
  }

  private static void put(
      Map<String, Object> config, String key, @org.jspecify.annotations.Nullable Object value) {
    if (!NAMING.contains(key)) {
      config.put(key, value == null ? "" : value);
    }
  }

  private static boolean isSameRelation(Fields old, Fields now) {
    if (now.text("resource_type").equals("source")) {
      return isSame(old, now, "unrendered_database")
          && isSame(old, now, "unrendered_schema")
          && isSame(old, now, "identifier");
    }
    Fields a = old.fields("unrendered_config");
    Fields b = now.fields("unrendered_config");
    return List.of("database", "schema", "alias").stream().allMatch(key -> isSame(a, b, key));
  }

  /// Descriptions matter where they are written into the database.
  private static boolean isSameDescription(Fields old, Fields now) {
    Fields persisted = now.fields("config").fields("persist_docs");
    if (persisted.isTrue("relation") && !isSame(old, now, "description")) {
      return false;
    }
    return !persisted.isTrue("columns") || descriptions(old).equals(descriptions(now));
  }

  private static Map<String, String> descriptions(Fields node) {
    Map<String, String> texts = new HashMap<>();
    for (Column column : Column.all(node.fields("columns"))) {
      texts.put(column.name(), column.description());
    }
    return texts;
  }

  private boolean isSameContract(Fields old, Fields now) {
    if (!now.text("resource_type").equals("model")) {
      return true;
    }
    ContractChange change = new ContractChange(old, now);
    broken(now, change.breaks());
    return change.isNone();
  }

  private void broken(Fields model, List<String> breaks) {
    if (breaks.isEmpty()) {
      return;
    }
    if (model.has("version")) {
      throw ContractChange.refusal(model, breaks);
    }
    warned.accept(ContractChange.warning(model, breaks));
  }

  /// Models that are gone or disabled break their contracts, too, unless their time had come.
  private void removed() {
    for (Node old : before.nodes().values()) {
      List<Resource> disabled = now.disabled().getOrDefault(old.uniqueId(), List.of());
      if (old instanceof Node.Model
          && !now.nodes().containsKey(old.uniqueId())
          && !Deprecations.isPast(old, moment)) {
        Fields model = disabled.isEmpty() ? old.fields() : disabled.getFirst().fields();
        broken(model, ContractChange.removed(old.fields(), !disabled.isEmpty()));
      }
    }
  }

  private boolean callsChangedMacro(Resource resource) {
    if (macros.isEmpty()) {
      return false;
    }
    Set<String> seen = new HashSet<>();
    return resource.dependsOnMacros().stream().anyMatch(id -> isChanged(id, seen));
  }

  private boolean isChanged(String id, Set<String> seen) {
    if (!seen.add(id)) {
      return false;
    }
    if (macros.contains(id)) {
      return true;
    }
    Macro macro = now.macros().get(id);
    return macro != null
        && macro.dependsOnMacros().stream().anyMatch(next -> isChanged(next, seen));
  }
}
