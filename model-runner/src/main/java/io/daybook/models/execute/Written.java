package io.daybook.models.execute;

import io.daybook.models.compile.Compilation;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.Workspace;
import io.daybook.models.event.Batch;
import io.daybook.models.node.Node;
import io.daybook.models.node.Resource;
import io.daybook.models.project.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Puts compiled texts and statements into the target folder, where people look for them.
final class Written {
  private final Project project;
  private final Compilation compilation;

  Written(Workspace workspace) {
    this.project = workspace.project();
    this.compilation = workspace.compilation();
  }

  /// Writes what a node's text became.
  void compiled(NodeContext context, String sql) {
    if (!sql.isEmpty()) {
      compilation.written(context.node().uniqueId(), write("compiled", context, sql));
    }
  }

  /// Writes the statement that made a node; gives its place.
  String run(NodeContext context) {
    Path file = write("run", context, context.written());
    compilation.statement(context.node().uniqueId(), file);
    return file.toString();
  }

  /// Several nodes of one file, every snapshot, and the batches of a model stand in a folder of the
  /// file's name.
  private Path write(String part, NodeContext context, String text) {
    Resource node = context.node();
    Path original = Path.of(node.originalFilePath());
    Path own = Path.of(node.path());
    boolean alone = own.getFileName().equals(original.getFileName());
    Path relative = alone ? original : original.resolve(own);
    if (node instanceof Node.Snapshot) {
      relative = original.resolve(node.name() + ".sql");
    }
    Batch batch = context.batch();
    if (batch != null) {
      String name = String.valueOf(relative.getFileName());
      int dot = name.lastIndexOf('.');
      String stem = name.substring(0, dot);
      relative =
          relative.resolveSibling(stem).resolve(stem + "_" + batch.suffix() + name.substring(dot));
    }
    Path place = project.targetPath().resolve(part).resolve(node.packageName()).resolve(relative);
    Path file = project.root().folder().resolve(place);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return place;
  }
}
