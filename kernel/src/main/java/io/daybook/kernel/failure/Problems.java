package io.daybook.kernel.failure;

import java.util.ArrayList;
import java.util.List;

/// Collects failures where a person can make many mistakes at once (configuration, contracts,
/// project YAML), so that all are reported together. Not thread-safe: one reader, one collection.
public final class Problems {
  private final List<Failure> found = new ArrayList<>();

  /// Adds one.
  public void add(Failure failure) {
    found.add(failure);
  }

  /// All so far, in the order found.
  public List<Failure> found() {
    return List.copyOf(found);
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /// Throws if anything was found.
  ///
  /// @throws FailureException with all of them
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new FailureException(found);
    }
  }
}
