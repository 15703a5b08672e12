package io.daybook.models.artifact;

import io.daybook.ledger.CheckResult;
import io.daybook.ledger.ModelRun;
import io.daybook.ledger.Publication;
import io.daybook.models.execute.Outcome;
import io.daybook.models.execute.Runner;
import io.daybook.models.node.Node;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the ledger keeps of a run: models, tests, and which relations analysts now see anew.
///
/// @param models models, seeds and snapshots
/// @param checks tests
/// @param publications relations that were put in place
public record LedgerEntries(
    List<ModelRun> models, List<CheckResult> checks, List<Publication> publications) {
  public LedgerEntries {
    models = List.copyOf(models);
    checks = List.copyOf(checks);
    publications = List.copyOf(publications);
  }

  /// The entries of a report.
  ///
  /// @param date the business date of the build, null where it is not for one date
  /// @param now when the run ended; the time of nodes that never began
  public static LedgerEntries of(
      Runner.Report report, UUID runId, @Nullable LocalDate date, Instant now) {
    List<ModelRun> models = new ArrayList<>();
    List<CheckResult> checks = new ArrayList<>();
    List<Publication> publications = new ArrayList<>();
    for (Outcome outcome : report.outcomes()) {
      switch (outcome.node()) {
        case Node.Test test -> checks.add(check(test, outcome, runId, date, now));
        case Node node when outcome.relation() != null -> {
          ModelRun model = model(node, outcome, runId, date, now);
          models.add(model);
          if (model.state() == ModelRun.State.SUCCESS) {
            publications.add(
                new Publication(
                    UUID.randomUUID(),
                    runId,
                    model.node(),
                    model.relation(),
                    date,
                    model.finishedAt()));
          }
        }
        case Node node when outcome.status() == Outcome.Status.SKIPPED && !node.alias().isEmpty() ->
            models.add(model(node, outcome, runId, date, now));
        default -> {
          // hooks and operations leave no relation
        }
      }
    }
    return new LedgerEntries(models, checks, publications);
  }

  private static ModelRun model(
      Node node, Outcome outcome, UUID runId, @Nullable LocalDate date, Instant now) {
    ModelRun.State state =
        switch (outcome.status()) {
          case SUCCESS, PASS, WARN, NO_OP -> ModelRun.State.SUCCESS;
          case SKIPPED -> ModelRun.State.SKIPPED;
          case ERROR, RUNTIME_ERROR, FAIL, PARTIAL_SUCCESS -> ModelRun.State.ERROR;
        };
    return new ModelRun(
        UUID.randomUUID(),
        runId,
        node.uniqueId(),
        node.schema() + "." + node.alias(),
        node.config().materialized(),
        date,
        state,
        outcome.response().get("rows_affected") instanceof Number rows && rows.longValue() >= 0
            ? rows.longValue()
            : null,
        state == ModelRun.State.SUCCESS ? null : said(outcome),
        startedAt(outcome, now),
        finishedAt(outcome, now));
  }

  private static CheckResult check(
      Node.Test test, Outcome outcome, UUID runId, @Nullable LocalDate date, Instant now) {
    CheckResult.State state =
        switch (outcome.status()) {
          case SUCCESS, PASS, NO_OP -> CheckResult.State.PASS;
          case WARN -> CheckResult.State.WARN;
          case FAIL -> CheckResult.State.FAIL;
          case ERROR, RUNTIME_ERROR, PARTIAL_SUCCESS -> CheckResult.State.ERROR;
          case SKIPPED -> CheckResult.State.SKIPPED;
        };
    boolean warns = test.config().fields().text("severity").toLowerCase(Locale.ROOT).equals("warn");
    return new CheckResult(
        UUID.randomUUID(),
        runId,
        test.uniqueId(),
        tested(test),
        date,
        warns ? CheckResult.Severity.WARN : CheckResult.Severity.ERROR,
        state,
        outcome.failures(),
        state == CheckResult.State.PASS ? null : said(outcome),
        startedAt(outcome, now),
        finishedAt(outcome, now));
  }

  private static String tested(Node.Test test) {
    if (test instanceof Node.GenericTest generic && generic.attachedNode() != null) {
      return Objects.requireNonNull(generic.attachedNode());
    }
    return test.dependsOnNodes().isEmpty() ? test.uniqueId() : test.dependsOnNodes().getFirst();
  }

  private static String said(Outcome outcome) {
    String message = outcome.message();
    return message == null ? outcome.status().key() : message;
  }

  private static Instant startedAt(Outcome outcome, Instant now) {
    return outcome.timing().isEmpty() ? now : outcome.timing().getFirst().startedAt();
  }

  private static Instant finishedAt(Outcome outcome, Instant now) {
    return outcome.timing().isEmpty() ? now : outcome.timing().getLast().completedAt();
  }
}
