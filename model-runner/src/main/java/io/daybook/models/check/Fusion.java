package io.daybook.models.check;

import io.daybook.models.compile.Workspace;
import io.daybook.models.node.Config;
import io.daybook.models.node.Macro;
import io.daybook.models.node.Node;
import io.daybook.models.node.Resource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which tests can be answered together by one scan of their table: the built-in ones of a column,
/// as long as nothing about them is special. A test with a `where`, `limit`, `fail_calc`, a header
/// or stored failures of its own runs alone, and so does every one whose macro, or a macro around
/// it, a project or package has replaced. Immutable.
public final class Fusion {
  private static final String UNIQUE = "unique";

  /// The arguments that each of the tests knows.
  private static final Map<String, Set<String>> ARGUMENTS =
      Map.of(
          "not_null",
          Set.of("model", "column_name"),
          UNIQUE,
          Set.of("model", "column_name"),
          "accepted_values",
          Set.of("model", "column_name", "values", "quote"),
          "relationships",
          Set.of("model", "column_name", "to", "field"));

  /// Macros that every data test goes through.
  private static final List<String> AROUND =
      List.of(
          "get_where_subquery",
          "get_test_sql",
          "get_limit_sql",
          "get_limit_subquery_sql",
          "should_store_failures");

  private static final List<String> PREFIXES = List.of("", "default__", "postgres__");

  private final Set<String> fusible = new HashSet<>();
  private final boolean stores;

  /// The rules for one invocation.
  public Fusion(Workspace workspace) {
    this.stores = workspace.flags().is("store_failures");
    Set<String> own = new HashSet<>();
    for (Macro macro : workspace.manifest().macros().values()) {
      own.add(macro.name());
    }
    boolean plain =
        Stream.concat(
                AROUND.stream().flatMap(Fusion::variants),
                Stream.of("materialization_test_default", "materialization_test_postgres"))
            .noneMatch(own::contains);
    for (String test : ARGUMENTS.keySet()) {
      if (plain && variants("test_" + test).noneMatch(own::contains)) {
        fusible.add(test);
      }
    }
  }

  private static Stream<String> variants(String macro) {
    return PREFIXES.stream().map(prefix -> prefix + macro);
  }

  /// What the tests that can share a scan have in common: the table as they name it; null for a
  /// node that runs alone. `unique` does: it needs an order, which is made beside the scan.
  public @Nullable String table(Resource node) {
    return node instanceof Node.GenericTest test && !test.testName().equals(UNIQUE) && isPlain(test)
        ? test.packageName() + " " + test.arguments().text("model")
        : null;
  }

  /// Whether a node is a `unique` test about which nothing is special.
  public boolean isUnique(Resource node) {
    return node instanceof Node.GenericTest test && test.testName().equals(UNIQUE) && isPlain(test);
  }

  private boolean isPlain(Node.GenericTest test) {
    String namespace = test.namespace();
    Set<String> known = ARGUMENTS.getOrDefault(test.testName(), Set.of());
    return !stores
        && fusible.contains(test.testName())
        && (namespace == null || namespace.equals("dbt"))
        && test.arguments().has("column_name")
        && known.containsAll(test.arguments().values().keySet())
        && isPlain(test.config());
  }

  private static boolean isPlain(Config config) {
    return Stream.of("where", "limit", "sql_header", "store_failures_as")
            .allMatch(key -> config.get(key) == null)
        && !Boolean.TRUE.equals(config.get("store_failures"))
        && config.materialized().equals("test")
        && config.get("fail_calc", "count(*)").equals("count(*)")
        && Threshold.of(config.get("warn_if", "!= 0")).isPresent()
        && Threshold.of(config.get("error_if", "!= 0")).isPresent();
  }
}
