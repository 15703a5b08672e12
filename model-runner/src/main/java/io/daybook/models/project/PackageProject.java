package io.daybook.models.project;

import io.daybook.models.node.Fields;
import java.nio.file.Path;
import java.util.List;

/// One `dbt_project.yml` with its folder: the root project or an installed package.
///
/// @param folder absolute
/// @param fields all keys of the file, rendered where dbt renders them, defaults filled in
public record PackageProject(Path folder, Fields fields) {

  public String name() {
    return fields.text("name");
  }

  /// A key such as `model-paths`, with dbt's default.
  public List<String> paths(String key) {
    return fields.texts(key);
  }

  /// Configuration by folders: the tree under `models`, `seeds`, `snapshots`, `data_tests`, ...
  public Fields configs(String section) {
    return fields.fields(section);
  }

  /// The hash of `dbt_project.yml`, white space folded.
  public String checksum() {
    return SourceFile.foldedChecksum(SourceFiles.text(folder.resolve(ProjectFile.NAME)));
  }

  /// The tree under `vars`.
  public Fields vars() {
    return fields.fields("vars");
  }

  /// `on-run-start` or `on-run-end`, statements as written.
  public List<String> hooks(String key) {
    return fields.texts(key);
  }
}
