package io.daybook.cli.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What dbt-core 1.12.6 asks of models that are built in batches before anything runs.
class MicrobatchSettingsTest {
  @RegisterExtension private final ScratchProject shop = new ScratchProject();

  @BeforeEach
  void project() {
    shop.write("models/events.sql", "{{ config(event_time='at') }} select 1 as id, now() as at");
  }

  @Test
  void eachSettingIsChecked() {
    assertEquals(
        "must provide an 'event_time' (string) config that indicates the name of the event time column.",
        refused("batch_size='day', begin='2020-01-01'"));
    assertEquals(
        "must provide an 'event_time' config of type string, but got: <class 'int'>",
        refused("event_time=2"));
    assertEquals(
        "must provide a 'begin' (datetime) config that indicates the earliest timestamp the microbatch model should be built from.",
        refused("event_time='at', batch_size='day'"));
    assertEquals(
        "must provide a 'begin' config of valid datetime (ISO format), but got: 2020-01-01 11 PM.",
        refused("event_time='at', batch_size='day', begin='2020-01-01 11 PM'"));
    assertEquals(
        "must provide a 'begin' config of type datetime, but got: <class 'int'>.",
        refused("event_time='at', batch_size='day', begin=2"));
    assertEquals(
        "must provide a 'batch_size' config that is one of ['hour', 'day', 'month', 'year'], but got: week.",
        refused("event_time='at', batch_size='week', begin='2020-01-01'"));
    assertEquals(
        "must provide the optional 'lookback' config as type int, but got: <class 'str'>).",
        refused("event_time='at', batch_size='day', begin='2020-01-01', lookback='1'"));
    assertEquals(
        "optional 'concurrent_batches' config must be of type `bool` if specified, but got: <class 'int'>).",
        refused("event_time='at', batch_size='day', begin='2020-01-01', concurrent_batches=1"));
    assertEquals(
        "",
        refused("event_time='at', batch_size='day', begin=modules.datetime.datetime(2020, 1, 1)"));
  }

  @Test
  void aModelThatReadsNoEventsAndBatchesAtOnceAreWarnedOf() {
    shop.write("models/events.sql", "select 1 as id, now() as at");
    shop.write(
        "models/m.sql",
        model("event_time='at', batch_size='day', begin='2020-01-01', concurrent_batches=true"));

    String told = shop.models("parse");

    assertTrue(
        told.contains(
            "[WARNING]: Found 1 microbatch model with the `concurrent_batches` config set to true, but the postgres adapter does not support running batches concurrently."));
    assertTrue(
        told.contains(
            "[WARNING]: The microbatch model 'm' has no 'ref' or 'source' input with an 'event_time' configuration."));
  }

  @Test
  void bothEndsOfTheTimeAreGivenOrNone() {
    assertEquals(
        "2 The flag `--event-time-start` was specified, but `--event-time-end` was not. When specifying `--event-time-start`, `--event-time-end` must also be present.",
        flags("--event-time-start", "2024-10-01"));
    assertEquals(
        "2 The flag `--event-time-end` was specified, but `--event-time-start` was not. When specifying `--event-time-end`, `--event-time-start` must also be present.",
        flags("--event-time-end", "2024-10-01"));
    assertEquals(
        "2 Value for `--event-time-start` must be less than `--event-time-end`",
        flags("--event-time-start", "2024-10-02", "--event-time-end", "2024-10-01"));
  }

  @Test
  void aFailedBatchIsToldOf() {
    shop.write(
        "models/events.sql",
        "{{ config(materialized='table', event_time='at') }}"
            + " select 1 as id, timestamp '2020-01-01 12:00' as at union all select 2, timestamp '2020-01-02 12:00'");
    String fails =
        model("event_time='at', batch_size='day', begin='2020-01-01'")
            + "{% if '2020-01-02' in (model.config.__dbt_internal_microbatch_event_time_start | string) %} where wrong{% endif %}";
    shop.write("models/m.sql", fails);

    String told =
        shop.models("run", "--event-time-start", "2020-01-01", "--event-time-end", "2020-01-04");

    assertTrue(
        told.contains(
            "[ERROR]: Unhandled error while executing \nException on worker thread. Database Error\n  column \"wrong\" does not exist"),
        told);
    assertTrue(told.contains("PARTIALLY created sql microbatch model shop.m"), told);
    assertTrue(told.contains("Completed with 1 partial success and 0 warnings"), told);
  }

  @Test
  void aRetryKeepsTheTimeOfTheFirstRun() {
    String yearly = model("event_time='at', batch_size='year', begin='2020-01-01'");
    shop.write("models/m.sql", yearly + " where wrong");
    assertTrue(shop.models("run").startsWith("1\n"));
    String results =
        shop.read("target/run_results.json")
            .replaceFirst(
                "\"invocation_started_at\": ?\"[^\"]*\"",
                "\"invocation_started_at\":\"2022-01-03T13:57:00Z\"");
    shop.write("target/run_results.json", results);
    shop.write("models/m.sql", yearly);

    assertTrue(shop.models("retry").contains("Batch 3 of 3 OK created batch 2022 of shop.m"));
  }

  private String flags(String... flags) {
    String[] words = new String[flags.length + 1];
    words[0] = "build";
    System.arraycopy(flags, 0, words, 1, flags.length);
    String told = shop.models(words);
    return told.charAt(0) + " " + fact(told);
  }

  private static String model(String settings) {
    return "{{ config(materialized='incremental', incremental_strategy='microbatch', unique_key='id', "
        + settings
        + ") }} select * from {{ ref('events') }}";
  }

  /// What is wrong with a model of these settings.
  private String refused(String settings) {
    shop.write("models/m.sql", model(settings));
    return fact(shop.models("parse")).replace("Microbatch model 'm' ", "");
  }

  private static String fact(String told) {
    return told.lines()
        .filter(line -> line.startsWith("error["))
        .map(line -> line.substring(line.indexOf(": ") + 2))
        .findFirst()
        .orElse("");
  }
}
