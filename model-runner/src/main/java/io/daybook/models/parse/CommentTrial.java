package io.daybook.models.parse;

import io.daybook.jinja.error.JinjaException;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.node.Fields;
import org.jspecify.annotations.Nullable;

/// dbt makes the comment of its first connection, which is no node's, when it has read the macros:
/// a `query-comment` that cannot do without a node or calls what is not there ends every command.
final class CommentTrial {
  private CommentTrial() {}

  /// Makes that comment.
  ///
  /// @throws FailureException where it cannot be made
  static void run(World world) {
    String root = world.project().root().name();
    Object said = world.project().root().fields().get("query-comment");
    String text = said instanceof String own ? own : Fields.of(said).text("comment");
    if (!text.contains("{")) {
      return;
    }
    ParseScope scope = new ParseScope(world, root, null);
    scope.define("connection_name", "master");
    scope.define("node", null);
    try {
      Dialect.MACROS.parse(text, "dbt_project.yml").render(scope);
    } catch (JinjaException e) {
      @Nullable String hint = e.hint();
      throw new FailureException(
          new Failure.Config(
              "PARSE-004",
              "Compilation Error: query-comment: " + e.reason(),
              Location.file("dbt_project.yml"),
              hint == null ? "correct the template" : hint),
          e);
    }
  }
}
