package io.daybook.cli.ledger;

import io.daybook.cli.frame.Json;
import io.daybook.ledger.report.DayLine;
import io.daybook.ledger.report.DayStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The status of a date for machines.
final class StatusJson {
  private StatusJson() {}

  static String of(DayStatus day) {
    return Json.line(
        Json.object(
            "date", day.date().toString(),
            "loads", day.datasets().stream().map(StatusJson::dataset).toList(),
            "tasks", day.tasks().stream().map(StatusJson::task).toList(),
            "models", day.models().stream().map(StatusJson::model).toList(),
            "tests", day.checks().stream().map(StatusJson::check).toList(),
            "published_relations", day.published().relations(),
            "published_at", day.published().last().map(Instant::toString).orElse("")));
  }

  static String of(DayLine day) {
    return Json.line(
        Json.object(
            "date", day.date().toString(),
            "datasets", day.datasets(),
            "refused", day.refused(),
            "rows_loaded", day.rowsLoaded(),
            "rows_rejected", day.rowsRejected(),
            "models_built", day.modelsBuilt(),
            "models_failed", day.modelsFailed(),
            "tests_failed", day.checksFailed()));
  }

  private static Object dataset(DayStatus.Dataset set) {
    return Json.object(
        "source", set.source(),
        "dataset", set.dataset(),
        "state", word(set.state()),
        "rows_loaded", set.rowsLoaded(),
        "rows_rejected", set.rowsRejected(),
        "offers", set.offers(),
        "reasons", reasons(set.reasons()),
        "uri", set.uri(),
        "load_id", set.loadId().toString());
  }

  private static Map<String, Long> reasons(List<DayStatus.Reason> reasons) {
    Map<String, Long> byCode = new LinkedHashMap<>();
    reasons.forEach(reason -> byCode.put(reason.code(), reason.records()));
    return byCode;
  }

  private static Object task(DayStatus.Task task) {
    return Json.object(
        "task", task.task(),
        "state", task.outcome().map(StatusJson::word).orElse("running"),
        "code", task.code(),
        "message", task.message());
  }

  private static Object model(DayStatus.Model model) {
    return Json.object(
        "node", model.node(),
        "relation", model.relation(),
        "state", word(model.state()),
        "message", model.message());
  }

  private static Object check(DayStatus.Check check) {
    return Json.object(
        "node", check.node(),
        "model", check.model(),
        "state", word(check.state()),
        "failures", check.failures(),
        "message", check.message());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
