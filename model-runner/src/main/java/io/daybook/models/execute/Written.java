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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Puts compiled texts and statements into the target folder, where people look for them.
final class Written {
  private final Project project;
  private final Compilation compilation;

  /// Folders that are there: to make one that exists costs an exception.
  private final Map<Path, Path> folders = new ConcurrentHashMap<>();

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
      folders.computeIfAbsent(file.getParent(), Written::made);
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return place;
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
