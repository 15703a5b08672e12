package io.daybook.models.dependency;

import io.daybook.jinja.value.Values;
import io.daybook.kernel.file.AtomicFile;
import io.daybook.models.compile.value.JsonValue;
import io.daybook.models.node.Fields;
import io.daybook.models.project.SourceFiles;
import io.daybook.models.project.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `package-lock.yml`: what was found for what `packages.yml` asked for, with dbt's hash of the
/// latter, so that either program takes the other's file for its own.
final class LockFile {
  static final String NAME = "package-lock.yml";

  private LockFile() {}

  /// The hash of what a project asks for, as dbt computes it.
  ///
  /// @param rendered the entries of `packages.yml`
  /// @param written the same, templates as they stand
  static String hash(List<Fields> rendered, List<Fields> written) {
    StringBuilder all = new StringBuilder();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rendered.size(); i++) {
      lines.add(JsonValue.write(Values.of(entry(rendered.get(i), written.get(i))), true));
    }
    lines.stream().sorted().forEach(line -> all.append(all.isEmpty() ? "" : "\n").append(line));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1")
              .digest(all.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private static Map<String, @Nullable Object> entry(Fields rendered, Fields written) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    List<String> keys =
        Arrays.stream(Requirement.Kind.values())
            .filter(kind -> rendered.has(kind.key()))
            .findFirst()
            .map(Requirement.Kind::hashed)
            .orElse(List.of());
    for (String key : keys) {
      Object none = key.equals("install_prerelease") ? (Object) false : null;
      entry.put(key, rendered.has(key) ? rendered.get(key) : none);
    }
    if (rendered.has("name")) {
      entry.put("name", rendered.get("name"));
    }
    entry.put("unrendered", written.values());
    return entry;
  }

  /// The hash that stands in the file, empty without a file.
  static String hashIn(Path project) {
    Path file = project.resolve(NAME);
    return Files.isRegularFile(file)
        ? new Fields(Yaml.read(file.toString(), SourceFiles.text(file)).map()).text("sha1_hash")
        : "";
  }

  /// Writes the file anew.
  static void write(Path project, List<Pinned> packages, String hash) throws IOException {
    StringBuilder text = new StringBuilder("packages:\n");
    for (Pinned each : packages) {
      String margin = "  - ";
      for (Map.Entry<String, String> said : each.locked().entrySet()) {
        text.append(margin).append(said.getKey()).append(": ");
        text.append(scalar(said.getValue())).append('\n');
        margin = "    ";
      }
    }
    text.append("sha1_hash: ").append(scalar(hash)).append('\n');
    AtomicFile.replace(project.resolve(NAME), text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Plain where YAML reads it as this text, quoted otherwise.
  private static String scalar(String value) {
    boolean harmless = value.matches("[A-Za-z0-9_./~][A-Za-z0-9_./~:@+-]*") && !value.endsWith(":");
    if (harmless && value.equals(Yaml.read("value", "v: " + value).map().get("v"))) {
      return value;
    }
    return "'" + value.replace("'", "''") + "'";
  }
}
