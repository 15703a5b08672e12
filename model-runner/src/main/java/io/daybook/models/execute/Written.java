package io.daybook.models.execute;

import io.daybook.models.compile.NodeContext;
import io.daybook.models.event.Batch;
import io.daybook.models.node.Resource;
import io.daybook.models.project.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Puts compiled texts and statements into the target folder, where people look for them.
final class Written {
  private final Path target;
  private final Path root;

  Written(Project project) {
    this.target = project.targetFolder();
    this.root = project.root().folder();
  }

  /// Writes what a node's text became.
  String compiled(NodeContext context, String sql) {
    return write("compiled", context, sql);
  }

  /// Writes the statement that made a node.
  String run(NodeContext context) {
    return write("run", context, context.written());
  }

  /// Several nodes of one file, and the batches of a model, stand in a folder of its name.
  private String write(String part, NodeContext context, String text) {
    Resource node = context.node();
    Path original = Path.of(node.originalFilePath());
    Path own = Path.of(node.path());
    boolean sameName = own.getFileName().equals(original.getFileName());
    Path relative = sameName ? original : original.resolve(own);
    Batch batch = context.batch();
    if (batch != null) {
      String name = String.valueOf(relative.getFileName());
      int dot = name.lastIndexOf('.');
      String stem = name.substring(0, dot);
      relative =
          relative.resolveSibling(stem).resolve(stem + "_" + batch.suffix() + name.substring(dot));
    }
    Path file = target.resolve(part).resolve(node.packageName()).resolve(relative);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return root.relativize(file).toString();
  }
}
