package io.daybook.models.compile;

import io.daybook.models.node.Fields;
import io.daybook.models.node.Manifest;
import io.daybook.models.node.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What became of the texts of nodes in one invocation: their SQL, and the files it was written to.
/// Thread-safe.
public final class Compilation {
  private static final String SQL = "compiled_code";
  private static final String CTES = "extra_ctes";
  private static final String PATH = "compiled_path";
  private static final String STATEMENT_PATH = "build_path";

  /// By unique id, then by the manifest's keys.
  private final Map<String, Map<String, Object>> nodes = new ConcurrentHashMap<>();

  /// Keeps the text that the database gets.
  void sql(String id, String sql) {
    put(id, SQL, sql);
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

  /// Keeps where the text was written.
  public void written(String id, Path file) {
    put(id, PATH, file.toString());
  }

  /// Keeps where the statement was written that made the node.
  public void statement(String id, Path file) {
    put(id, STATEMENT_PATH, file.toString());
  }

  /// Keeps the turn of a hook among those that ran with it, from 1.
  public void turn(String id, long turn) {
    put(id, "index", turn);
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
          all.put(id, known == null ? node : applied(node, known));
        });
    return manifest.withNodes(all);
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
