package io.daybook.models.execute;

import io.daybook.kernel.failure.Rendering;
import io.daybook.models.compile.Workspace;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Resource;
import io.daybook.models.project.Project;

/// The comment that goes in front of every statement, so that the database's log says whose it is.
final class QueryComment {
  private QueryComment() {}

  /// The comment with its line end; empty where the project switches it off.
  static String of(Project project, Resource node) {
    Fields root = project.root().fields();
    if (root.values().containsKey("query-comment")) {
      Object configured = root.get("query-comment");
      String text = configured instanceof String own ? own : Fields.of(configured).text("comment");
      return text.isEmpty() || text.contains("{{") ? "" : "/* " + text + " */\n";
    }
    return "/* {\"app\": \"dbt\", \"dbt_version\": "
        + Rendering.quoted(Workspace.DBT_VERSION)
        + ", \"profile_name\": "
        + Rendering.quoted(project.target().profileName())
        + ", \"target_name\": "
        + Rendering.quoted(project.target().name())
        + ", \"node_id\": "
        + Rendering.quoted(node.uniqueId())
        + "} */\n";
  }
}
