package io.daybook.models.execute;

import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.PyDict;
import io.daybook.kernel.failure.Rendering;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.Warehouse;
import io.daybook.models.compile.Workspace;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.execute.story.NodeInfo;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Resource;
import io.daybook.models.postgres.Sessions;
import io.daybook.models.project.Project;

/// The comment that goes with every statement, so that the database's log says whose it is: dbt's
/// own, or what `query-comment` of the project says, a template that sees `node`, `connection_name`
/// and the macros.
final class QueryComment {
  private static final String KEY = "query-comment";

  private QueryComment() {}

  /// The database in the hands of a node, with its comment on each statement and each in the log.
  ///
  /// @throws io.daybook.kernel.failure.FailureException where the comment would end too early
  static Warehouse warehouse(Workspace workspace, Sessions sessions, Resource node) {
    Warehouse open = new Warehouse(sessions, of(workspace, sessions, node), log(workspace, node));
    return workspace.project().flag("introspect", true) ? open : open.closed();
  }

  private static Warehouse.Log log(Workspace workspace, Resource node) {
    return new Warehouse.Log(workspace.story(), node.uniqueId(), NodeInfo.of(node, null));
  }

  /// The comment of a node's statements.
  ///
  /// @throws io.daybook.kernel.failure.FailureException where it would end too early
  private static Warehouse.Comment of(Workspace workspace, Sessions sessions, Resource node) {
    Project project = workspace.project();
    Fields root = project.root().fields();
    Object said = root.get(KEY);
    Fields configured = Fields.of(said);
    if (!root.values().containsKey(KEY) || (said != null && isStandard(said, configured))) {
      return new Warehouse.Comment(standard(project, node), configured.isTrue("append"));
    }
    String text = said instanceof String own ? own : configured.text("comment");
    String comment = text.contains("{") ? rendered(workspace, sessions, node, text) : text;
    if (comment.contains("*/")) {
      throw Errors.runtime("query comment contains illegal value \"*/\": " + comment);
    }
    return new Warehouse.Comment(comment.strip(), configured.isTrue("append"));
  }

  /// Whether only the place of the comment is configured.
  private static boolean isStandard(Object said, Fields configured) {
    return !(said instanceof String) && !configured.values().containsKey("comment");
  }

  private static String rendered(
      Workspace workspace, Sessions sessions, Resource node, String text) {
    String macro =
        "{%- macro query_comment_macro(connection_name, node) -%}\n"
            + text
            + "\n{% endmacro %}{{ query_comment_macro(connection_name, node) }}";
    Warehouse silent = new Warehouse(sessions, Warehouse.Comment.NONE, log(workspace, node));
    try (NodeContext context = new NodeContext(workspace, node, silent)) {
      context.scope().define("connection_name", node.uniqueId());
      context.scope().define("node", new Shown((PyDict) context.modelValue()));
      return context.render(macro);
    } catch (JinjaException e) {
      throw Errors.compilation(e.reason());
    }
  }

  /// A node whose missing attributes are empty.
  private record Shown(PyDict keys) implements HostObject {
    @Override
    public Object attribute(String name) {
      Object value = keys.find(name);
      return value == null ? "" : value;
    }

    @Override
    public String text() {
      return String.valueOf(keys.find("unique_id"));
    }
  }

  private static String standard(Project project, Resource node) {
    return "{\"app\": \"dbt\", \"dbt_version\": "
        + Rendering.quoted(Workspace.DBT_VERSION)
        + ", \"profile_name\": "
        + Rendering.quoted(project.target().profileName())
        + ", \"target_name\": "
        + Rendering.quoted(project.target().name())
        + ", \"node_id\": "
        + Rendering.quoted(node.uniqueId())
        + "}";
  }
}
