package io.daybook.cli.frame;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What happens when the process is told to end (SIGINT, SIGTERM): what is watched is cancelled and
/// gets time to write down how far it came; the process then leaves with 2, as dbt does. Signals
/// are the process's own, so this is the one thing that all invocations in it share.
public final class Interruption {
  private static final int EXIT_CODE = 2;
  private static final long PATIENCE_SECONDS = 30;
  private static final Set<Watch> WATCHED = ConcurrentHashMap.newKeySet();

  private Interruption() {}

  /// Something that can be cancelled, until it is closed.
  public static final class Watch implements AutoCloseable {
    private final Runnable cancel;
    private final CountDownLatch ended = new CountDownLatch(1);

    private Watch(Runnable cancel) {
      this.cancel = cancel;
    }

    @Override
    public void close() {
      WATCHED.remove(this);
      ended.countDown();
    }
  }

  /// Watches over something that runs.
  ///
  /// @param cancel makes it end soon; called from another thread
  public static Watch over(Runnable cancel) {
    Watch watch = new Watch(cancel);
    WATCHED.add(watch);
    return watch;
  }

  /// From now on the process ends so. For the front door only.
  public static void prepare() {
    Runtime.getRuntime().addShutdownHook(new Thread(Interruption::told, "interruption"));
  }

  /// Where nothing is watched, the process ends as any other does.
  private static void told() {
    if (WATCHED.isEmpty()) {
      return;
    }
    Set<Watch> running = Set.copyOf(WATCHED);
    running.forEach(watch -> watch.cancel.run());
    try {
      for (Watch watch : running) {
        if (!watch.ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          break;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(EXIT_CODE);
  }
}
