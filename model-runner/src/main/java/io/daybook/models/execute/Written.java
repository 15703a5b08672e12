package io.daybook.models.execute;

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
  String compiled(Resource node, String sql) {
    return write("compiled", node, sql);
  }

  /// Writes the statement that made a node.
  String run(Resource node, String sql) {
    return write("run", node, sql);
  }

  /// Several nodes of one file stand in a folder of its name.
  private String write(String part, Resource node, String text) {
    Path original = Path.of(node.originalFilePath());
    Path own = Path.of(node.path());
    boolean sameName = own.getFileName().equals(original.getFileName());
    Path relative = sameName ? original : original.resolve(own);
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
