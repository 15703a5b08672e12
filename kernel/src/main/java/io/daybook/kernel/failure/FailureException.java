package io.daybook.kernel.failure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Carries one or more failures to the front door. The only exception of ours.
public final class FailureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Failure> failures;

  /// One failure.
  public FailureException(Failure failure) {
    this(List.of(failure), null);
  }

  /// One failure and what caused it; the cause is shown for our own bugs only.
  public FailureException(Failure failure, Throwable cause) {
    this(List.of(failure), cause);
  }

  /// All problems at once, in the order in which a person meets them.
  public FailureException(List<? extends Failure> failures) {
    this(List.copyOf(failures), null);
  }

  private FailureException(List<Failure> failures, @Nullable Throwable cause) {
    super(Rendering.text(failures), cause);
    if (failures.isEmpty()) {
      throw new IllegalArgumentException("no failure");
    }
    this.failures = failures;
  }

  /// All failures, at least one.
  public List<Failure> failures() {
    return failures;
  }

  /// The first failure.
  public Failure failure() {
    return failures.getFirst();
  }

  /// The process's exit code: that of the first failure.
  public int exitCode() {
    return failure().exitCode();
  }
}
