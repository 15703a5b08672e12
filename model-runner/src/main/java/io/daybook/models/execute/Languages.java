package io.daybook.models.execute;

import io.daybook.models.compile.Workspace;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.node.Macro;
import io.daybook.models.node.Node;
import io.daybook.models.node.Resource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which languages a materialization takes: the built-in ones only SQL, those of a project what
/// they say.
final class Languages {
  private static final List<String> SQL = List.of("sql");

  private Languages() {}

  /// @throws io.daybook.kernel.failure.FailureException where the node is written in another one
  static void require(Workspace workspace, Resource node, String kind) {
    String language = node instanceof Node written ? written.language() : "";
    Set<String> names =
        Set.of("materialization_" + kind + "_postgres", "materialization_" + kind + "_default");
    Optional<Macro> own =
        workspace.manifest().macros().values().stream()
            .filter(macro -> names.contains(macro.name()))
            .findFirst();
    if (own.isEmpty() && (!language.equals("python") || node instanceof Node.Function)) {
      return;
    }
    List<String> said =
        own.map(macro -> macro.fields().texts("supported_languages")).orElse(List.of());
    List<String> taken = said.isEmpty() ? SQL : said;
    if (!language.isEmpty() && !taken.contains(language)) {
      throw Errors.runtime(
          "Materialization \"%s\" only supports languages ['%s']; got \"%s\""
              .formatted(
                  own.map(Macro::name).orElse("materialization_" + kind + "_default"),
                  String.join("', '", taken),
                  language));
    }
  }
}
