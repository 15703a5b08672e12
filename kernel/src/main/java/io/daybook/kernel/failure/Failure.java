package io.daybook.kernel.failure;

/// Something went wrong and somebody must act. The variant says who: the exit code follows from it,
/// and Airflow decides by the exit code whether to try again.
///
/// Every failure names a stable code (`CONTRACT-014`), the fact in one sentence with its values,
/// where it is, and a hint: the next thing to do. Without a hint there is no failure.
public sealed interface Failure {

  /// Stable, greppable, documented in `docs/reference/failures.md`.
  String code();

  /// One sentence with the values that matter, no full stop.
  String fact();

  /// Where it is.
  Location location();

  /// The next thing to do.
  String hint();

  /// The exit code of a process that ends with this failure.
  int exitCode();

  /// The command line was wrong: the operator acts.
  record Usage(String code, String fact, Location location, String hint) implements Failure {
    public Usage {
      requireText(code, fact, hint);
    }

    @Override
    public int exitCode() {
      return 2;
    }
  }

  /// The configuration, a contract or a project file is wrong: the operator acts.
  record Config(String code, String fact, Location location, String hint) implements Failure {
    public Config {
      requireText(code, fact, hint);
    }

    @Override
    public int exitCode() {
      return 2;
    }
  }

  /// The data are wrong (contract, model test): their owner acts.
  record BadData(String code, String fact, Location location, String hint) implements Failure {
    public BadData {
      requireText(code, fact, hint);
    }

    @Override
    public int exitCode() {
      return 1;
    }
  }

  /// A database, a store, a lock or a required file is not there yet: time acts, the caller
  /// retries.
  record Unavailable(String code, String fact, Location location, String hint) implements Failure {
    public Unavailable {
      requireText(code, fact, hint);
    }

    @Override
    public int exitCode() {
      return 75;
    }
  }

  /// Our own bug.
  record Broken(String code, String fact, Location location, String hint) implements Failure {
    public Broken {
      requireText(code, fact, hint);
    }

    @Override
    public int exitCode() {
      return 70;
    }
  }

  private static void requireText(String code, String fact, String hint) {
    if (code.isBlank() || fact.isBlank() || hint.isBlank()) {
      throw new IllegalArgumentException("a failure needs a code, a fact and a hint: " + code);
    }
  }
}
