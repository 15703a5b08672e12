package io.daybook.models.artifact;

import io.daybook.kernel.file.Folders;
import io.daybook.models.project.PackageProject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/// One page that shows a project from its artifacts: models, columns, lineage, tests, SQL. It needs
/// nothing from elsewhere.
public final class Site {
  /// The page; it fetches the artifacts that stand beside it.
  public static final String NAME = "index.html";

  /// The same with the artifacts inside.
  public static final String STATIC = "static_index.html";

  private static final Map<String, String> PARTS =
      Map.of(
          "MANIFEST", ManifestFile.NAME, "CATALOG", CatalogFile.NAME, "RESULTS", RunResults.NAME);

  private Site() {}

  /// Writes the page into a folder of artifacts.
  public static void write(Path folder) {
    Json.replace(folder.resolve(NAME), page().getBytes(StandardCharsets.UTF_8));
  }

  /// Writes the page with the folder's artifacts inside, as one file to send to someone.
  public static void writeStatic(Path folder) {
    String page = page();
    for (Map.Entry<String, String> part : PARTS.entrySet()) {
      Path file = folder.resolve(part.getValue());
      if (Files.isRegularFile(file)) {
        page = page.replace("/*" + part.getKey() + "*/null", inside(text(file)));
      }
    }
    Json.replace(folder.resolve(STATIC), page.getBytes(StandardCharsets.UTF_8));
  }

  /// Copies the folders that the project names as `asset-paths` beside the page.
  public static void copyAssets(PackageProject root, Path target) {
    try {
      for (String path : root.paths("asset-paths")) {
        Path from = root.folder().resolve(path);
        Folders.delete(target.resolve(path));
        if (Files.isDirectory(from)) {
          Folders.copy(from, target.resolve(path));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// JSON that may stand in a script: nothing in it ends the script.
  private static String inside(String json) {
    return json.replace("<", "\\u003c");
  }

  private static String page() {
    try (InputStream in = Site.class.getResourceAsStream("site.html")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
