package io.daybook.kernel.postgres;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;

/// Waiting for somebody else.
final class Pause {
  private Pause() {}

  static void millis(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new FailureException(
          new Failure.Unavailable(
              "POSTGRES-016", "interrupted while PostgreSQL started", Location.NONE, "try again"));
    }
  }
}
