package io.daybook.cli.models.option;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// dbt's options of the verbs that run nodes.
@SuppressWarnings("UnusedVariable") // some options are only accepted
public final class RunOptions {
  @Option(
      names = {"-f", "--full-refresh"},
      description = "Make incremental models and seeds anew.")
  private @Nullable Boolean fullRefresh;

  @Option(
      names = {"-x", "--fail-fast"},
      description = "Stop at the first failure.")
  private @Nullable Boolean failFast;

  @Option(names = "--store-failures", description = "Keep the rows that tests find.")
  private @Nullable Boolean storeFailures;

  @Option(names = "--empty", description = "Build with no rows.")
  private @Nullable Boolean empty;

  @Option(
      names = "--resume",
      description = {
        "Where something selected failed in the last build with --resume for the same business",
        "date and nothing was loaded since: only what has not ended well."
      })
  private boolean resume;

  @Option(
      names = {"--show", "--no-fail-fast"},
      hidden = true)
  private boolean[] accepted = {};

  @Option(
      names = "--introspect",
      negatable = true,
      description = "Templates may ask the database (default).")
  private @Nullable Boolean introspect;

  @Option(
      names = "--sample",
      paramLabel = "WINDOW",
      description = "Read only rows of this time: '3 days', or '{start: …, end: …}'.")
  private @Nullable String sample;

  @Option(
      names = "--event-time-start",
      paramLabel = "MOMENT",
      description = "Build the batches of microbatch models from here.")
  private @Nullable String eventTimeStart;

  @Option(
      names = "--event-time-end",
      paramLabel = "MOMENT",
      description = "Build the batches of microbatch models up to here.")
  private @Nullable String eventTimeEnd;

  /// Whether to go on where the last such run ended.
  public boolean resumes() {
    return resume;
  }

  /// The flags by dbt's names; null is unset.
  public Map<String, @Nullable Object> flags(String verb) {
    Map<String, @Nullable Object> flags = new LinkedHashMap<>();
    flags.put("which", verb);
    flags.put("full_refresh", fullRefresh);
    flags.put("fail_fast", failFast);
    flags.put("store_failures", storeFailures);
    flags.put("empty", empty);
    flags.put("introspect", introspect);
    flags.put("sample", sample);
    flags.put("event_time_start", eventTimeStart);
    flags.put("event_time_end", eventTimeEnd);
    return flags;
  }
}
