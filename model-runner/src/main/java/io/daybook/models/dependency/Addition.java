package io.daybook.models.dependency;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.file.AtomicFile;
import io.daybook.models.node.Fields;
import io.daybook.models.project.SourceFiles;
import io.daybook.models.project.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;

/// A package that is added to `packages.yml`, as a line of text: what stands there stays as it is,
/// comments too.
///
/// @param name of the hub, address or folder
/// @param version empty where none is wanted
/// @param source `hub`, `git` or `local`
public record Addition(String name, String version, String source) {
  private static final Set<String> SOURCES = Set.of("hub", "git", "local");

  /// Reads `NAME@VERSION`.
  ///
  /// @throws FailureException `USAGE-016` where a part is missing or the source is none of the
  ///   three
  public static Addition of(String text, String source) {
    // The `@` of git@host:name is no version's.
    int at = text.lastIndexOf('@');
    boolean versioned = at > 0 && text.indexOf(':', at) < 0 && text.indexOf('/', at) < 0;
    String name = versioned ? text.substring(0, at) : text;
    String version = versioned ? text.substring(at + 1) : "";
    if (!SOURCES.contains(source)
        || name.isBlank()
        || (version.isBlank() && !source.equals("local"))) {
      throw new FailureException(
          new Failure.Usage(
              "USAGE-016",
              "cannot add the package \"" + text + "\" from " + source,
              Location.NONE,
              "write --add-package NAME@VERSION --source hub|git, or --add-package FOLDER --source"
                  + " local"));
    }
    return new Addition(name, version, source);
  }

  /// Adds it, in place of an entry of the same name.
  public void to(Path project, Consumer<String> story) {
    Path file = project.resolve("packages.yml");
    try {
      String text = Files.isRegularFile(file) ? SourceFiles.text(file) : "";
      Fields present = new Fields(Yaml.read(file.toString(), text.isBlank() ? "{}" : text).map());
      if (present.each("packages").stream().anyMatch(this::isSame)) {
        throw new FailureException(
            new Failure.Config(
                "DEPS-001",
                "the package " + name + " stands in packages.yml already",
                Location.file(file.toString()),
                "change its version there"));
      }
      boolean begun = !present.list("packages").isEmpty();
      String before = begun ? text.stripTrailing() + "\n" : rest(text) + "packages:\n";
      AtomicFile.replace(file, (before + entry(margin(text))).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new FailureException(
          new Failure.Config(
              "DEPS-003",
              "packages.yml cannot be written: " + e.getMessage(),
              Location.file(file.toString()),
              "check the disk and its permissions"),
          e);
    }
    story.accept("Added new package " + name + "@" + version + " to " + file);
  }

  private boolean isSame(Fields entry) {
    return Arrays.stream(Requirement.Kind.values())
        .anyMatch(kind -> entry.text(kind.key()).equals(name));
  }

  /// What stands in a file without packages: comments, mostly.
  private static String rest(String text) {
    return text.replaceAll("(?m)^(packages:.*|\\{\\s*}|\\[\\s*])\\R?", "");
  }

  /// The margin of the entries that are there.
  private static String margin(String text) {
    return text.lines()
        .filter(line -> line.stripLeading().startsWith("- "))
        .findFirst()
        .map(line -> line.substring(0, line.indexOf('-')))
        .orElse("  ");
  }

  private String entry(String margin) {
    String key = source.equals("hub") ? "package" : source;
    StringBuilder entry = new StringBuilder(margin + "- " + key + ": " + quoted(name) + "\n");
    if (!version.isEmpty()) {
      String asked = source.equals("git") ? "revision" : "version";
      String value =
          version.indexOf(',') < 0
              ? quoted(version)
              : "["
                  + String.join(
                      ", ", Arrays.stream(version.split(",")).map(Addition::quoted).toList())
                  + "]";
      entry.append(margin).append("  ").append(asked).append(": ").append(value).append('\n');
    }
    return entry.toString();
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
