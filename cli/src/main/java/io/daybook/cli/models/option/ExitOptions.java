package io.daybook.cli.models.option;

import io.daybook.cli.frame.Session;
import io.daybook.kernel.failure.FailureException;
import io.daybook.models.execute.Runner;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/// Whose exit codes a verb leaves with.
public final class ExitOptions {
  @Option(
      names = "--exit-codes",
      paramLabel = "dbt|daybook",
      defaultValue = "dbt",
      description = "Whose table of exit codes (default: dbt).")
  private String exitCodes = "dbt";

  /// Runs a verb; a failure is told.
  ///
  /// @return dbt's exit code or, with `--exit-codes daybook`, Daybook's
  public int of(Session session, Supplier<Runner.Report> verb) {
    if (!exitCodes.equals("daybook")) {
      return dbt(session, () -> verb.get().exitCode());
    }
    try {
      return verb.get().daybookExitCode();
    } catch (FailureException e) {
      session.console().failures(e.failures());
      return e.exitCode();
    }
  }

  /// Runs a verb that knows dbt's exit codes only: 2 for a failure, which is told.
  public static int dbt(Session session, IntSupplier verb) {
    try {
      return verb.getAsInt();
    } catch (FailureException e) {
      session.console().failures(e.failures());
      return 2;
    }
  }
}
