package io.daybook.etl.generate;

import io.daybook.etl.generate.company.Company;
import io.daybook.etl.generate.replay.Replay;
import io.daybook.etl.generate.replay.Sums;
import io.daybook.etl.generate.replay.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/// Some days written together: one replay for all of them. Customers are replayed in blocks by
/// several threads; the blocks come into the files in the order of the codes, so that the number of
/// threads changes no byte.
final class Edition {
  private static final int BLOCK = 256;
  private static final List<DataSet> BY_CUSTOMER =
      List.of(
          DataSet.CUSTOMERS,
          DataSet.ORDERS,
          DataSet.ORDER_LINES,
          DataSet.DELIVERIES,
          DataSet.PRODUCTION_RUNS,
          DataSet.JOURNAL_LINES);

  private final Company company;
  private final Counter counter;
  private final Window window;
  private final int threads;

  Edition(Company company, Window window, int threads) {
    this.company = company;
    this.counter = new Counter(company.hash().seed(), company.scale());
    this.window = window;
    this.threads = threads;
  }

  /// Writes every file of every day told into the workplace.
  void write(Path workplace) throws IOException {
    try (DayFiles files = new DayFiles(workplace)) {
      Replay replay = new Replay(company, window);
      Sums sums = customers(replay, files);
      replay.books(sums, new RowWriter(files)).run();
      ReferenceRows references = new ReferenceRows(company, files);
      PlanRows plans = new PlanRows(company, files);
      for (int day = window.from(); day <= window.to(); day++) {
        references.write(day);
        plans.targets(day, sums);
        plans.budgets(day);
        if (Counter.isOpen(day)) {
          counter.write(day, files.rows(DataSet.INVOICES, day));
        }
      }
    }
  }

  private Sums customers(Replay replay, DayFiles files) throws IOException {
    for (int day = window.from(); day <= window.to(); day++) {
      for (DataSet dataSet : BY_CUSTOMER) {
        files.rows(dataSet, day);
      }
    }
    BlockingQueue<Sums> free = new LinkedBlockingQueue<>();
    List<Sums> all = Stream.generate(() -> new Sums(window)).limit(threads).toList();
    free.addAll(all);
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      Deque<Future<CustomerBlock>> running = new ArrayDeque<>();
      int customers = company.population().count(window.to());
      for (int from = 0; from < customers; from += BLOCK) {
        int first = from;
        int end = Math.min(customers, from + BLOCK);
        running.add(workers.submit(() -> block(replay, free, first, end)));
        if (running.size() > 2 * threads) {
          finished(running.remove()).appendTo(files);
        }
      }
      while (!running.isEmpty()) {
        finished(running.remove()).appendTo(files);
      }
    }
    Sums sums = all.getFirst();
    all.stream().skip(1).forEach(sums::add);
    return sums;
  }

  private CustomerBlock block(Replay replay, BlockingQueue<Sums> free, int from, int to)
      throws InterruptedException {
    Sums sums = free.take();
    try {
      return CustomerBlock.replay(company, replay, sums, from, to);
    } finally {
      free.add(sums);
    }
  }

  private static CustomerBlock finished(Future<CustomerBlock> block) throws IOException {
    try {
      return block.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a block of customers failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while generating", e);
    }
  }
}
