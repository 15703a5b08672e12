package io.daybook.kernel.postgres;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// One at a time, across threads and processes. The lock ends with the process that holds it.
final class FolderLock implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

  /// The operating system's lock belongs to the process, so threads need one of their own.
  private static final ReentrantLock THREADS = new ReentrantLock();

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Waits for the lock of this file for up to two minutes.
  static FolderLock take(Path file) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    THREADS.lock();
    boolean taken = false;
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      while (channel.tryLock() == null) {
        if (System.nanoTime() > deadline) {
          throw new FailureException(
              new Failure.Unavailable(
                  "POSTGRES-016",
                  "another process has been starting or stopping PostgreSQL for two minutes",
                  Location.file(file.toString()),
                  "try again; if it lasts, look for a daybook process that hangs"));
        }
        Pause.millis(50);
      }
      taken = true;
      return new FolderLock(channel);
    } finally {
      if (!taken) {
        channel.close();
        THREADS.unlock();
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      THREADS.unlock();
    }
  }
}
