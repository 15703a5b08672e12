package io.daybook.models.project;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.models.node.Fields;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `selectors.yml` of the root project.
public final class Selectors {
  private Selectors() {}

  /// The selectors by name; each with `name`, `description`, `default`, `definition`.
  public static Fields read(Project project) {
    Path file = project.root().folder().resolve("selectors.yml");
    if (!Files.isRegularFile(file)) {
      return Fields.EMPTY;
    }
    YamlDocument document = Yaml.read("selectors.yml", SourceFiles.text(file));
    YamlRenderer renderer = YamlRenderer.of(project.invocation(), project.target());
    Fields rendered = new Fields(renderer.renderAll(document.map(), _ -> true));
    Map<String, @Nullable Object> selectors = new LinkedHashMap<>();
    for (Fields selector : rendered.each("selectors")) {
      if (!selector.has("name") || !selector.has("definition")) {
        throw new FailureException(
            new Failure.Config(
                "PROJECT-014",
                "a selector needs a name and a definition",
                document.at(document.root()),
                "complete selectors.yml"));
      }
      selectors.put(selector.text("name"), selector.values());
    }
    return new Fields(selectors);
  }
}
