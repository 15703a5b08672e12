package io.daybook.cli.ledger;

import io.daybook.cli.frame.TextTable;
import io.daybook.ledger.CheckResult;
import io.daybook.ledger.LoadState;
import io.daybook.ledger.ModelRun;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.report.DayLine;
import io.daybook.ledger.report.DayStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The status of a date for people.
final class StatusText {
  private StatusText() {}

  /// One date, section by section; what went well is counted, what did not is named.
  static String of(DayStatus day) {
    List<String> lines = new ArrayList<>();
    lines.add("Status of " + day.date());
    loads(day, lines);
    tasks(day, lines);
    models(day, lines);
    checks(day, lines);
    day.published()
        .last()
        .ifPresent(at ->
            lines.add(
                "Published  " + count(day.published().relations(), "relation") + ", last " + at));
    if (lines.size() == 1) {
      lines.add("Nothing was offered, built or tested for this date");
    }
    return String.join("\n", lines);
  }

  /// Several dates in one line each.
  static String of(List<DayLine> days) {
    if (days.isEmpty()) {
      return "Nothing was loaded yet";
    }
    TextTable table = new TextTable("");
    table.row(
        "date", "data sets", "refused", "rows", "rejected", "models", "failed", "tests failed");
    for (DayLine day : days) {
      table.row(
          day.date().toString(),
          number(day.datasets()),
          number(day.refused()),
          number(day.rowsLoaded()),
          number(day.rowsRejected()),
          number(day.modelsBuilt()),
          number(day.modelsFailed()),
          number(day.checksFailed()));
    }
    return table.text();
  }

  private static void loads(DayStatus day, List<String> lines) {
    if (day.datasets().isEmpty()) {
      return;
    }
    TextTable table = new TextTable("  ");
    for (DayStatus.Dataset set : day.datasets()) {
      table.row(
          set.source() + "." + set.dataset(),
          set.state().name().toLowerCase(Locale.ROOT),
          number(set.rowsLoaded()),
          set.rowsLoaded() == 1 ? "row" : "rows",
          remark(set));
    }
    lines.add("Loads");
    lines.add(table.text());
  }

  private static String remark(DayStatus.Dataset set) {
    List<String> parts = new ArrayList<>();
    if (set.state() == LoadState.REFUSED && set.rowsLoaded() > 0) {
      parts.add("of an earlier file");
    }
    if (set.rowsRejected() > 0) {
      String reasons =
          set.reasons().stream()
              .map(reason -> reason.code() + " " + number(reason.records()))
              .collect(Collectors.joining(", "));
      parts.add(number(set.rowsRejected()) + " rejected: " + reasons);
    }
    return String.join("; ", parts);
  }

  private static void tasks(DayStatus day, List<String> lines) {
    TextTable table = new TextTable("  ");
    for (DayStatus.Task task : day.tasks()) {
      String state =
          task.outcome().map(outcome -> outcome.name().toLowerCase(Locale.ROOT)).orElse("running");
      if (task.outcome().isEmpty() || task.outcome().get() != Outcome.SUCCEEDED) {
        String code = task.code().isEmpty() ? "" : task.code() + ": ";
        table.row(task.task(), state.replace('_', ' '), code + task.message());
      }
    }
    if (!table.isEmpty()) {
      lines.add("Tasks that did not succeed");
      lines.add(table.text());
    }
  }

  private static void models(DayStatus day, List<String> lines) {
    if (day.models().isEmpty()) {
      return;
    }
    long built = day.models().stream().filter(m -> m.state() == ModelRun.State.SUCCESS).count();
    TextTable table = new TextTable("  ");
    for (DayStatus.Model model : day.models()) {
      if (model.state() != ModelRun.State.SUCCESS) {
        table.row(model.relation(), word(model.state()), model.message());
      }
    }
    lines.add("Models     " + number(built) + " of " + number(day.models().size()) + " built");
    add(table, lines);
  }

  private static void checks(DayStatus day, List<String> lines) {
    if (day.checks().isEmpty()) {
      return;
    }
    long passed = day.checks().stream().filter(c -> c.state() == CheckResult.State.PASS).count();
    TextTable table = new TextTable("  ");
    for (DayStatus.Check check : day.checks()) {
      if (check.state() != CheckResult.State.PASS) {
        table.row(check.node(), word(check.state()), check.message());
      }
    }
    lines.add("Tests      " + number(passed) + " of " + number(day.checks().size()) + " passed");
    add(table, lines);
  }

  private static void add(TextTable table, List<String> lines) {
    if (!table.isEmpty()) {
      lines.add(table.text());
    }
  }

  private static String count(long number, String noun) {
    return number(number) + " " + noun + (number == 1 ? "" : "s");
  }

  private static String word(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
