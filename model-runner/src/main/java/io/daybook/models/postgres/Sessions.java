package io.daybook.models.postgres;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/// A small pool of sessions: never more than `limit` are open, each is used by one node at a time
/// and made as good as new before the next. Thread-safe.
public final class Sessions implements AutoCloseable {
  private final ConnectionSettings settings;
  private final Semaphore permits;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Session> idle = new ArrayDeque<>();
  private final Set<Session> busy = new LinkedHashSet<>();
  private boolean ended;

  public Sessions(ConnectionSettings settings, int limit) {
    this.settings = settings;
    this.permits = new Semaphore(limit);
  }

  /// A session, waiting for one while all are in use.
  ///
  /// @throws io.daybook.kernel.failure.FailureException when the database cannot be entered
  public Session borrow() {
    permits.acquireUninterruptibly();
    Session session = take();
    try {
      Session used = session == null ? open() : session;
      lock.lock();
      try {
        busy.add(used);
        if (ended) {
          used.end();
        }
      } finally {
        lock.unlock();
      }
      return used;
    } catch (RuntimeException e) {
      permits.release();
      throw e;
    }
  }

  /// Gives a session back; what it had not committed is gone.
  public void giveBack(Session session) {
    boolean good = session.restore();
    lock.lock();
    try {
      busy.remove(session);
      if (good) {
        idle.push(session);
      }
    } finally {
      lock.unlock();
    }
    permits.release();
  }

  /// Stops every statement in flight.
  public void cancelAll() {
    List<Session> running;
    lock.lock();
    try {
      running = List.copyOf(busy);
    } finally {
      lock.unlock();
    }
    running.forEach(Session::cancel);
  }

  /// Stops every statement in flight, now and from now on.
  public void end() {
    List<Session> running;
    lock.lock();
    try {
      ended = true;
      running = List.copyOf(busy);
    } finally {
      lock.unlock();
    }
    running.forEach(Session::end);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      idle.forEach(Session::close);
      busy.forEach(Session::close);
      idle.clear();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Session take() {
    lock.lock();
    try {
      return idle.poll();
    } finally {
      lock.unlock();
    }
  }

  private Session open() {
    for (int attempt = 0; ; attempt++) {
      try {
        BaseConnection connection =
            DriverManager.getConnection(settings.jdbcUrl(), settings.properties())
                .unwrap(BaseConnection.class);
        if (!settings.role().isEmpty()) {
          connection.execSQLUpdate("set role " + settings.role());
        }
        return new Session(connection, settings.role());
      } catch (SQLException e) {
        if (attempt >= settings.retries()) {
          throw DatabaseFailure.connection(e, settings);
        }
        pause(attempt);
      }
    }
  }

  /// dbt waits the square of the attempt in seconds.
  private static void pause(int attempt) {
    try {
      Thread.sleep(1000L * attempt * attempt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
