package io.daybook.models.artifact;

import io.daybook.models.check.SourceAge;
import io.daybook.models.compile.Workspace;
import io.daybook.models.execute.Outcome;
import io.daybook.models.execute.Runner;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `sources.json`, schema 3: how old the sources were. As with dbt a source whose age could not be
/// found is not in it.
public final class SourcesFile {
  /// Its name in the target folder.
  public static final String NAME = "sources.json";

  /// Python's `isoformat`: six digits of a second, or none.
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter MICROS =
      new DateTimeFormatterBuilder()
          .append(SECONDS)
          .appendPattern(".SSSSSS")
          .toFormatter()
          .withZone(ZoneOffset.UTC);

  private SourcesFile() {}

  /// Writes it.
  public static void write(Runner.Report report, Path file) {
    Workspace workspace = report.workspace();
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("metadata", Metadata.of(workspace.project(), workspace.startedAt(), "sources/v3"));
    tree.put(
        "results",
        report.outcomes().stream()
            .filter(outcome -> outcome.age() != null)
            .map(SourcesFile::result)
            .toList());
    tree.put("elapsed_time", report.seconds());
    Json.write(file, tree);
  }

  private static Map<String, @Nullable Object> result(Outcome outcome) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("unique_id", outcome.node().uniqueId());
    SourceAge age = outcome.age();
    if (age != null) {
      result.put("max_loaded_at", time(age.loadedAt()));
      result.put("snapshotted_at", time(age.snapshotAt()));
      result.put("max_loaded_at_time_ago_in_s", age.seconds());
    }
    result.put("status", outcome.status().key());
    result.put("criteria", outcome.node().fields().fields("freshness").values());
    result.put("adapter_response", outcome.response());
    result.put("timing", outcome.timing().stream().map(RunResults::timing).toList());
    result.put("thread_id", outcome.thread());
    result.put("execution_time", outcome.seconds());
    return result;
  }

  private static String time(Instant at) {
    return (at.equals(at.truncatedTo(ChronoUnit.SECONDS)) ? SECONDS : MICROS).format(at) + "+00:00";
  }
}
