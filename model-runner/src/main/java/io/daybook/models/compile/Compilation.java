package io.daybook.models.compile;

import io.daybook.models.compile.value.Constraints;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Manifest;
import io.daybook.models.node.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// What became of the texts of nodes in one invocation: their SQL, and the files it was written to.
/// Thread-safe.
public final class Compilation {
  private static final String SQL = "compiled_code";
  private static final String CTES = "extra_ctes";
  private static final String CONSTRAINTS = "constraints";
  private static final String PATH = "compiled_path";
  private static final String STATEMENT_PATH = "build_path";

  /// By unique id, then by the manifest's keys.
  private final Map<String, Map<String, Object>> nodes = new ConcurrentHashMap<>();

  /// By unique id: macros that were called for a node.
  private final Map<String, Queue<String>> called = new ConcurrentHashMap<>();

  /// By unique id: the relations of foreign keys by the `ref(…)` or `source(…)` that names them.
  private final Map<String, Map<String, String>> foreignKeys = new ConcurrentHashMap<>();

  /// Keeps the text that the database gets.
  void sql(NodeContext context, String sql) {
    put(context.node().uniqueId(), SQL, sql);
    if (context.node() instanceof Node.GenericTest) {
      calls(context, "get_where_subquery");
    }
  }

  /// Keeps which ephemeral nodes stand in that text: unique ids, and the CTEs as they stand there.
  void ctes(String id, Map<String, String> ctes) {
    List<Object> all = new ArrayList<>();
    ctes.forEach((each, sql) -> {
      Map<String, Object> cte = new LinkedHashMap<>();
      cte.put("id", each);
      cte.put("sql", sql);
      all.add(cte);
    });
    put(id, CTES, all);
  }

  /// Keeps the relations that a node's foreign keys refer to, by the texts of `to`.
  void foreignKeys(String id, Map<String, String> relations) {
    if (!relations.isEmpty()) {
      foreignKeys.put(id, relations);
    }
  }

  /// Keeps where the text was written.
  public void written(String id, Path file) {
    put(id, PATH, file.toString());
  }

  /// Where the text of a node was written, null where it was not.
  public @Nullable String path(String id) {
    return nodes.getOrDefault(id, Map.of()).get(PATH) instanceof String path ? path : null;
  }

  /// Keeps where the statement was written that made the node.
  public void statement(String id, Path file) {
    put(id, STATEMENT_PATH, file.toString());
  }

  /// Keeps the turn of a hook among those that ran with it, from 1.
  public void turn(String id, long turn) {
    put(id, "index", turn);
  }

  /// Keeps that a node was compiled or run by macros that its own text does not name.
  public void calls(NodeContext context, String... macros) {
    List<String> ids = new ArrayList<>();
    for (String macro : macros) {
      ids.add(context.workspace().macros().id(context, macro));
    }
    called
        .computeIfAbsent(context.node().uniqueId(), _ -> new ConcurrentLinkedQueue<>())
        .addAll(ids);
  }

  private void put(String id, String key, Object value) {
    nodes.computeIfAbsent(id, _ -> new ConcurrentHashMap<>()).put(key, value);
  }

  /// The compiled text of a node, null before it was compiled.
  public @Nullable String sql(String id) {
    return nodes.getOrDefault(id, Map.of()).get(SQL) instanceof String sql ? sql : null;
  }

  /// The manifest, its nodes with what became of them, as dbt writes it after a run.
  public Manifest applied(Manifest manifest) {
    Map<String, Node> all = new LinkedHashMap<>();
    manifest
        .nodes()
        .forEach((id, node) -> {
          Map<String, Object> known = nodes.get(id);
          all.put(id, known == null ? node : referred(called(applied(node, known))));
        });
    return manifest.withNodes(all);
  }

  private Node called(Node node) {
    Set<String> macros = new LinkedHashSet<>(node.dependsOnMacros());
    if (!macros.addAll(called.getOrDefault(node.uniqueId(), new ConcurrentLinkedQueue<>()))) {
      return node;
    }
    Fields fields = node.fields();
    Map<String, @Nullable Object> on = new LinkedHashMap<>(fields.fields("depends_on").values());
    on.put("macros", List.copyOf(macros));
    return Node.of(fields.with("depends_on", on));
  }

  /// The node with relations in place of what its foreign keys refer by.
  private Node referred(Node node) {
    Map<String, String> relations = foreignKeys.get(node.uniqueId());
    if (relations == null) {
      return node;
    }
    Fields fields = node.fields();
    Map<String, @Nullable Object> columns = new LinkedHashMap<>(fields.fields("columns").values());
    columns.replaceAll((_, column) -> referred(Fields.of(column), relations).values());
    return Node.of(referred(fields, relations).with("columns", columns));
  }

  /// A model's or a column's settings with its constraints referred.
  private static Fields referred(Fields settings, Map<String, String> relations) {
    return settings.with(CONSTRAINTS, Constraints.referred(settings.list(CONSTRAINTS), relations));
  }

  private static Node applied(Node node, Map<String, Object> known) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    node.fields()
        .values()
        .forEach((key, value) -> {
          fields.put(key, known.containsKey(key) ? known.get(key) : value);
          if (key.equals(PATH) && known.containsKey(SQL)) {
            fields.put("compiled", true);
            fields.put(SQL, known.get(SQL));
            fields.put("extra_ctes_injected", true);
            fields.put(CTES, known.getOrDefault(CTES, List.of()));
          }
        });
    return Node.of(new Fields(fields));
  }
}
