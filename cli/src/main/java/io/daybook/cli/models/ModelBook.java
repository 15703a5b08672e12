package io.daybook.cli.models;

import io.daybook.cli.frame.Console;
import io.daybook.cli.frame.Version;
import io.daybook.kernel.config.Secret;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.postgres.Database;
import io.daybook.kernel.postgres.DatabaseUrl;
import io.daybook.kernel.run.Run;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerSchema;
import io.daybook.ledger.ModelRun;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.report.LedgerReport;
import io.daybook.models.artifact.LedgerEntries;
import io.daybook.models.execute.Runner;
import io.daybook.models.project.Invocation;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Enters a run of models in the ledger, where the project is built in Daybook's own database. A
/// project on any other PostgreSQL is run without a ledger.
final class ModelBook {
  private final Ledger ledger = new Ledger();
  private final Console console;
  private final Invocation invocation;
  private final String command;

  ModelBook(Console console, Invocation invocation, String command) {
    this.console = console;
    this.invocation = invocation;
    this.command = command;
  }

  /// Writes down what became of every node, in one transaction. That the ledger cannot be reached
  /// is told, and does not change how the run ended.
  void enter(Runner.Report report) {
    Optional<DatabaseUrl> url = ours(invocation.environment());
    if (url.isEmpty() || report.outcomes().isEmpty()) {
      return;
    }
    Run run = invocation.run();
    LedgerEntries entries = LedgerEntries.of(report, run.id(), businessDate(), run.now());
    entries.models().forEach(this::tell);
    try (Database database = Database.open(url.get(), 1)) {
      database.inTransaction(connection -> {
        LedgerSchema.requireCurrent(connection);
        ledger.startRun(connection, run, command, Version.current());
        ledger.recordModels(connection, entries.models());
        ledger.recordChecks(connection, entries.checks());
        ledger.recordPublications(connection, entries.publications());
        int exitCode = report.exitCode();
        ledger.finishRun(
            connection, run, exitCode == 0 ? Outcome.SUCCEEDED : Outcome.FAILED, exitCode);
        return entries;
      });
    } catch (FailureException unreachable) {
      console.event("ledger", "the run is not in the ledger: " + unreachable.failure().fact());
    }
  }

  /// What of the selected nodes this command left undone for the business date, see {@link
  /// LedgerReport#unfinished}.
  Set<String> unfinished(Set<String> selected) {
    Optional<DatabaseUrl> url = ours(invocation.environment());
    LocalDate date = businessDate();
    if (url.isEmpty() || date == null) {
      return Set.of();
    }
    try (Database database = Database.open(url.get(), 1)) {
      return database.inTransaction(connection -> {
        LedgerSchema.requireCurrent(connection);
        return new LedgerReport().unfinished(connection, command, date, selected);
      });
    }
  }

  /// The line that Airflow makes an asset event of.
  private void tell(ModelRun model) {
    if (console.format() == Console.LogFormat.TEXT) {
      return;
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("relation", model.relation());
    fields.put("materialization", model.materialization());
    fields.put("state", model.state());
    if (model.date() != null) {
      fields.put("date", model.date());
    }
    if (model.rowsAffected() != null) {
      fields.put("rows", model.rowsAffected());
    }
    Duration taken = Duration.between(model.startedAt(), model.finishedAt());
    fields.put("seconds", taken.toMillis() / 1000.0);
    console.event(
        "result", model.relation() + ": " + model.state().name().toLowerCase(Locale.ROOT), fields);
  }

  private @Nullable LocalDate businessDate() {
    Object named = invocation.vars().get("business_date");
    try {
      return named == null || named.toString().isEmpty() ? null : LocalDate.parse(named.toString());
    } catch (DateTimeParseException _) {
      return null;
    }
  }

  private static Optional<DatabaseUrl> ours(Map<String, String> environment) {
    if (!environment.containsKey("DAYBOOK_DB_HOST")) {
      return Optional.empty();
    }
    return Optional.of(
        new DatabaseUrl(
            environment.getOrDefault("DAYBOOK_DB_HOST", ""),
            Integer.parseInt(environment.getOrDefault("DAYBOOK_DB_PORT", "5432")),
            environment.getOrDefault("DAYBOOK_DB_NAME", "daybook"),
            environment.getOrDefault("DAYBOOK_DB_USER", "daybook"),
            Secret.of(environment.getOrDefault("DAYBOOK_DB_PASSWORD", "")),
            Map.of()));
  }
}
