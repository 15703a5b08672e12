package io.daybook.models.execute;

import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.Values;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.builtin.Builtins;
import io.daybook.models.compile.Compiler;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.Story;
import io.daybook.models.compile.Workspace;
import io.daybook.models.compile.value.Grid;
import io.daybook.models.compile.value.TableValue;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Manifest;
import io.daybook.models.node.Node;
import io.daybook.models.postgres.ResultTable;
import io.daybook.models.postgres.Sessions;
import io.daybook.models.project.Project;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The first rows of a model or of a query given as text, as `dbt show` gives them; nothing is
/// built.
///
/// @param name the node's name, `inline_query` for a text
/// @param rows the rows as values of templates
public record Preview(String name, ResultTable table, List<List<Object>> rows) {
  private static final String INLINE = "inline_query";

  /// A node of the project as it stands for a text that belongs to no file.
  public static Node inline(Project project, String sql) {
    String root = project.root().name();
    return new Node.Analysis(
        Fields.of(
            Map.of(
                "unique_id", "sql_operation." + root + "." + INLINE,
                "resource_type", "analysis",
                "name", INLINE,
                "package_name", root,
                "original_file_path", INLINE,
                "path", INLINE,
                "language", "sql",
                "raw_code", sql,
                "config", Map.of("enabled", true, "materialized", "view"))));
  }

  /// Compiles the node and runs nothing.
  ///
  /// @throws FailureException where its text cannot be rendered
  public static String compiled(Workspace workspace, Node node) {
    try (Sessions sessions = new Sessions(Connection.of(workspace.project().target()), 1);
        NodeContext context = new NodeRunner(workspace, sessions).context(node)) {
      return text(context);
    }
  }

  private static String text(NodeContext context) {
    try {
      return Compiler.compile(context).strip();
    } catch (JinjaException e) {
      throw unreadable(e.reason());
    } catch (FailureException e) {
      throw unreadable(e.failure().fact());
    }
  }

  private static FailureException unreadable(String reason) {
    return new FailureException(
        new Failure.Usage(
            "MODELS-022",
            "Error parsing inline query: " + reason,
            Location.NONE,
            "correct the text that --inline gives"));
  }

  /// Compiles the node and fetches its rows; a seed's are all those of its file.
  ///
  /// @param limit how many rows, below 0 all
  public static Preview of(Project project, Manifest manifest, Story story, Node node, int limit) {
    Workspace workspace = new Workspace(project, manifest, Builtins.ALL, story);
    try (Sessions sessions = new Sessions(Connection.of(project.target()), 1);
        NodeContext context = new NodeRunner(workspace, sessions).context(node)) {
      if (node instanceof Node.Seed
          && context.invokeValue(context.macroValue("load_agate_table"))
              instanceof TableValue seed) {
        return new Preview(node.name(), seed.table(), seed.values());
      }
      String sql = node.name().equals(INLINE) ? text(context) : Compiler.compile(context).strip();
      String limited =
          String.valueOf(
              context.call(
                  "get_show_sql",
                  sql,
                  context.config("sql_header"),
                  limit < 0 ? None.NONE : (Object) (long) limit));
      ResultTable table = context.query(limited);
      return new Preview(node.name(), table, new TableValue(table, _ -> {}).values());
    }
  }

  /// The rows of a query that goes to the database as it is; the project is not parsed.
  ///
  /// @param limit how many rows, below 0 all
  public static Preview direct(Project project, Story story, String sql, int limit) {
    Workspace workspace = new Workspace(project, Manifest.EMPTY, Builtins.ALL, story);
    try (Sessions sessions = new Sessions(Connection.of(project.target()), 1);
        NodeContext context = new NodeRunner(workspace, sessions).context(inline(project, sql))) {
      ResultTable table = context.query(sql);
      List<List<Object>> rows = new TableValue(table, _ -> {}).values();
      int end = limit < 0 ? rows.size() : Math.min(limit, rows.size());
      return new Preview(INLINE, table, rows.subList(0, end));
    }
  }

  /// The rows as dbt draws them.
  public String text() {
    return Grid.of(table.names(), rows);
  }

  /// One record a row, by column name.
  public List<Map<String, @Nullable Object>> records() {
    List<Map<String, @Nullable Object>> records = new ArrayList<>();
    for (List<Object> row : rows) {
      Map<String, @Nullable Object> columns = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        columns.put(table.names().get(i), Values.toJava(row.get(i)));
      }
      records.add(columns);
    }
    return records;
  }
}
