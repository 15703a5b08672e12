package io.daybook.cli.models.option;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.project.Yaml;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// dbt's options of what is said and written.
final class LogOptions {
  @Option(
      names = {"-q", "--quiet"},
      negatable = true,
      description = "Results and errors only.")
  private @Nullable Boolean quiet;

  @Option(names = "--print", negatable = true, description = "Show what print() says.")
  private @Nullable Boolean print;

  @Option(
      names = "--write-json",
      negatable = true,
      description = "Write manifest.json and run_results.json.")
  private @Nullable Boolean writeJson;

  @Option(names = "--log-path", paramLabel = "DIR", description = "Folder of dbt.log.")
  private @Nullable String logPath;

  @Option(
      names = "--log-level",
      paramLabel = "debug|info|warn|error|none",
      description = "The least severity that is told.")
  private @Nullable String logLevel;

  @Option(
      names = "--log-level-file",
      paramLabel = "debug|info|warn|error|none",
      description = "The same for the log file.")
  private @Nullable String logLevelFile;

  @Option(
      names = "--log-format-file",
      paramLabel = "text|debug|json|default",
      description = "How the log file is written.")
  private @Nullable String logFormatFile;

  @Option(names = "--log-file-max-bytes", hidden = true)
  private @Nullable Long logFileMaxBytes;

  @Option(
      names = {"-d", "--debug"},
      negatable = true,
      description = "Tell the debug log too.")
  private @Nullable Boolean debug;

  @Option(names = "--warn-error", description = "Warnings are errors.")
  private @Nullable Boolean warnError;

  @Option(
      names = "--warn-error-options",
      paramLabel = "YAML",
      description = {
        "Which warnings are errors and which are not told:",
        "'{error: all, warn: [NoNodeForYamlKey], silence: [Deprecations]}'."
      })
  private @Nullable String warnErrorOptions;

  @Option(
      names = "--show-all-deprecations",
      negatable = true,
      description = "Tell of all deprecations, not of the first of each kind.")
  private @Nullable Boolean showAllDeprecations;

  @Option(names = "--use-colors", negatable = true, hidden = true)
  private @Nullable Boolean useColors;

  @Option(names = "--use-colors-file", negatable = true, hidden = true)
  private @Nullable Boolean useColorsFile;

  @Option(names = "--printer-width", hidden = true)
  private @Nullable Long printerWidth;

  private @Nullable Object options() {
    Object said =
        warnErrorOptions == null ? null : Yaml.value("--warn-error-options", warnErrorOptions);
    if (said != null && !(said instanceof Map)) {
      throw new FailureException(
          new Failure.Usage(
              "USAGE-019",
              "Invalid value for '--warn-error-options': String '"
                  + warnErrorOptions
                  + "' is not valid YAML",
              Location.NONE,
              "write '{error: [NoNodeForYamlKey]}'"));
    }
    return said;
  }

  /// The flags by dbt's names; null is unset.
  Map<String, @Nullable Object> flags() {
    Map<String, @Nullable Object> flags = new LinkedHashMap<>();
    flags.put("quiet", quiet);
    flags.put("print", print);
    flags.put("write_json", writeJson);
    flags.put("log_path", logPath);
    flags.put("log_level", logLevel);
    flags.put("log_level_file", logLevelFile);
    flags.put("log_format_file", logFormatFile);
    flags.put("log_file_max_bytes", logFileMaxBytes);
    flags.put("debug", debug);
    flags.put("warn_error", warnError);
    flags.put("warn_error_options", options());
    flags.put("show_all_deprecations", showAllDeprecations);
    flags.put("use_colors", useColors);
    flags.put("use_colors_file", useColorsFile);
    flags.put("printer_width", printerWidth);
    return flags;
  }
}
