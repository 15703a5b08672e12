package io.daybook.models.compile.value;

import io.daybook.jinja.error.TemplateRuntimeError;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;

/// Failures by the names that dbt gives to its classes of errors; the code says which header the
/// message of a node gets.
public final class Errors {
  /// A template or macro is wrong: `Compilation Error`.
  public static final String COMPILATION = "MODEL-COMPILATION";

  /// Something went wrong while a node ran: `Runtime Error`.
  public static final String RUNTIME = "MODEL-RUNTIME";

  /// What a test answered is none of what dbt's results can hold: the message stands alone.
  public static final String RESULT = "MODEL-RESULT";

  /// The run stops at once: `fail_fast` was asked for by a macro.
  public static final String FAIL_FAST = "MODEL-FAIL-FAST";

  /// What a macro raised by `exceptions.raise_compiler_error`: the engine adds which macros led
  /// there.
  public static final class Raised extends TemplateRuntimeError {
    private static final long serialVersionUID = 1L;

    public Raised(String message) {
      super("CompilationError", message);
    }
  }

  private Errors() {}

  /// A compilation error.
  public static FailureException compilation(String fact) {
    return new FailureException(
        new Failure.BadData(COMPILATION, shown(fact), Location.NONE, "correct the template"));
  }

  /// A runtime error.
  public static FailureException runtime(String fact) {
    return new FailureException(
        new Failure.BadData(
            RUNTIME, shown(fact), Location.NONE, "correct the project or its data"));
  }

  /// A result of another type than it must have.
  public static FailureException result(String fact) {
    return new FailureException(
        new Failure.BadData(
            RESULT, fact, Location.NONE, "let the test's fail_calc give a number for no rows too"));
  }

  /// An error of the database raised by a macro.
  public static FailureException database(String fact) {
    return new FailureException(
        new Failure.BadData(
            io.daybook.models.postgres.DatabaseFailure.CODE,
            shown(fact),
            Location.NONE,
            "correct the statement"));
  }

  /// The run stops at once.
  public static FailureException failFast(String fact) {
    return new FailureException(
        new Failure.BadData(FAIL_FAST, shown(fact), Location.NONE, "correct the model"));
  }

  private static String shown(String fact) {
    return fact.isBlank() ? "no message" : fact;
  }
}
