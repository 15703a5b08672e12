package io.daybook.models.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Something that dbt warns of while parsing and that `--warn-error` makes an error.
///
/// @param name dbt's name of the event (`NoNodeForYamlKey`), used by `warn_error_options`
/// @param message in dbt's words
/// @param data of the event, beside its message
public record Warning(String name, String message, Map<String, Object> data) {
  private static final String DEPRECATION = "Deprecation";

  /// The deprecations that dbt tells without their name unless
  /// `require_event_names_in_deprecations` is set.
  private static final Pattern OLDER =
      Pattern.compile(
          "(Config(Source|Data|Log|Target)Path|Package(Redirect|InstallPath)|ExposureName|ProjectFlagsMoved)Deprecation|EnvironmentVariableRenamed");

  /// Those that it tells as any other warning unless that is set.
  private static final Pattern PLAIN =
      Pattern.compile(
          "(SpacesInResourceName|ResourceNamesWithSpaces|PackageMaterializationOverride|MFTimespineWithoutYamlConfiguration|MFCumulativeTypeParams|MicrobatchMacroOutsideOfBatches)Deprecation|SourceFreshnessProjectHooksNotRun");

  public Warning {
    data = Map.copyOf(data);
  }

  /// A warning whose event has no data of its own.
  public Warning(String name, String message) {
    this(name, message, Map.of());
  }

  /// Whether it is one of the warnings of which dbt tells the first of each kind only.
  public boolean isDeprecation() {
    return isDeprecation(name);
  }

  /// Whether a name is of one of these.
  static boolean isDeprecation(String name) {
    return switch (name) {
      case "UpcomingReferenceDeprecation", "SpacesInResourceNameDeprecation" -> false;
      case "DeprecationsSummary",
          "EnvironmentVariableRenamed",
          "SourceFreshnessProjectHooksNotRun" ->
          true;
      default -> name.endsWith(DEPRECATION);
    };
  }

  /// The lines for people.
  ///
  /// @param width of a line of a deprecation, in characters
  /// @param named whether all deprecations are told by their names
  public String told(int width, boolean named) {
    boolean plain = !named && PLAIN.matcher(name).matches();
    if (plain) {
      return wrapped("[WARNING]: " + message, width);
    }
    if (!isDeprecation() && !name.equals("SpacesInResourceNameDeprecation")) {
      return "[WARNING]: " + message;
    }
    List<String> paragraphs = new ArrayList<>();
    String label = !named && OLDER.matcher(name).matches() ? "" : "[" + name + "]";
    paragraphs.add(wrapped("[WARNING]" + label + ": Deprecated functionality", width));
    boolean whole = name.equals("ProjectFlagsMovedDeprecation");
    message.lines().map(line -> whole ? line : wrapped(line, width)).forEach(paragraphs::add);
    return String.join("\n", paragraphs);
  }

  /// Lines of so many letters at most, where words allow; a word may end after a hyphen.
  private static String wrapped(String text, int width) {
    StringBuilder lines = new StringBuilder();
    int length = 0;
    for (String word : text.split(" ", -1)) {
      boolean first = true;
      for (String part : word.split("(?<=[a-zA-Z_]{2}-)(?=[a-zA-Z_]{2})", -1)) {
        int gap = first && !lines.isEmpty() ? 1 : 0;
        if (length > 0 && length + gap + part.length() > width) {
          lines.append('\n');
          length = 0;
        } else if (gap == 1) {
          lines.append(' ');
          length++;
        }
        lines.append(part);
        length += part.length();
        first = false;
      }
    }
    return lines.toString();
  }

  /// A test of YAML whose arguments stand beside its configuration.
  ///
  /// @param owner name of what is tested
  public static Warning missingArguments(
      String test, String owner, String packageName, String file) {
    return new Warning(
        "MissingArgumentsPropertyInGenericTestDeprecation",
        "Found top-level arguments to test `%s` defined on '%s' in package '%s' (%s). Arguments to generic tests should be nested under the `arguments` property."
            .formatted(test, owner, packageName, file));
  }

  /// A key that belongs into `config`.
  ///
  /// @param path the key with where it stands
  public static Warning movedToConfig(String key, String path, String file) {
    return new Warning(
        "PropertyMovedToConfigDeprecation",
        "Found `%1$s` as a top-level property of `%2$s` in file `%3$s`. The `%1$s` top-level property should be moved into the `config` of `%2$s`."
            .formatted(key, path, file));
  }

  /// A key in a configuration that is none of dbt's.
  public static Warning customKey(String key, String path, String file) {
    return new Warning(
        "CustomKeyInConfigDeprecation",
        "Custom key `%s` found in `config` at path `%s` in file `%s`. Custom config keys should move into the `config.meta`."
            .formatted(key, path, file));
  }

  /// A tag of Jinja that stands outside of all blocks of a file.
  public static Warning unexpectedBlock(String word, String file) {
    return new Warning(
        "UnexpectedJinjaBlockDeprecation",
        "Found unexpected '%s' block tag. in file `%s`".formatted(word, file));
  }

  /// A key that a mapping of YAML has twice.
  public static Warning duplicateKey(String key, int line, int column, String file) {
    return new Warning(
        "DuplicateYAMLKeysDeprecation",
        "Duplicate key '%s' in \"<unicode string>\", line %d, column %d in file `%s`"
            .formatted(key, line, column, file));
  }
}
