package io.daybook.cli.models;

import io.daybook.cli.frame.Json;
import io.daybook.cli.frame.Session;
import io.daybook.models.execute.Preview;
import io.daybook.models.node.Node;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Prints the first rows of a query as `show` does.
///
/// @param asJson true for an object, false for a table under a line that says whose rows they are
record PreviewOutput(Session session, ModelsStory story, boolean asJson) {

  /// @param node null for a query given as text
  void show(@Nullable Node node, Preview preview) {
    if (asJson) {
      session.console().result(io.daybook.models.artifact.Json.pretty(shown(node, preview)));
      return;
    }
    story.info(node == null ? "Previewing inline node:" : "Previewing node '" + named(node) + "':");
    session.console().result(preview.text().stripTrailing());
  }

  /// A version is named with its number.
  private static String named(Node node) {
    String version = node.fields().text("version");
    return version.isEmpty() ? node.name() : node.name() + ".v" + version;
  }

  private static Map<String, ?> shown(@Nullable Node node, Preview preview) {
    return node == null
        ? Json.object("show", preview.records())
        : Json.object("node", node.name(), "show", preview.records());
  }
}
