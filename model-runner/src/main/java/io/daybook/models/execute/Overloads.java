package io.daybook.models.execute;

import io.daybook.models.compile.Workspace;
import io.daybook.models.execute.story.OverloadNarrator;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Node;
import java.util.ArrayList;
import java.util.List;

/// Makes a function and, under the same name, its overloads: other arguments, each with a body of
/// its own. Each is tried, whatever became of the others.
final class Overloads {
  private final Workspace workspace;
  private final NodeRunner nodes;

  Overloads(Workspace workspace, NodeRunner nodes) {
    this.workspace = workspace;
    this.nodes = nodes;
  }

  /// @param made overloads that a former run made
  Outcome run(Node.Function function, List<String> made) {
    Outcome root = nodes.run(function, false);
    if (root.status() != Outcome.Status.SUCCESS) {
      return root;
    }
    List<Fields> overloads = function.fields().each("overloads");
    OverloadNarrator narrator = new OverloadNarrator(workspace.story(), function, overloads.size());
    List<String> successful = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    for (Fields overload : overloads) {
      String name = overload.text("defined_in");
      int index = successful.size() + failed.size() + 1;
      if (made.contains(name)) {
        narrator.skip(name, index);
        successful.add(name);
        continue;
      }
      narrator.start(name, index);
      Outcome outcome = nodes.run(overloaded(function, overload), false);
      narrator.end(name, outcome, index);
      (outcome.status() == Outcome.Status.SUCCESS ? successful : failed).add(name);
    }
    return root.with(new Outcome.Overloaded(successful, failed));
  }

  private static Node overloaded(Node.Function function, Fields overload) {
    Node own =
        function
            .with("raw_code", overload.text("raw_body"))
            .with("arguments", overload.get("arguments"))
            .with(Node.Function.OVERLOAD, true);
    return overload.has("returns") ? own.with("returns", overload.get("returns")) : own;
  }
}
