package io.daybook.etl.generate.replay;

import io.daybook.etl.generate.company.Account;
import io.daybook.etl.generate.company.Category;
import io.daybook.etl.generate.company.Product;
import io.daybook.etl.generate.company.Region;
import io.daybook.etl.generate.company.Rep;
import io.daybook.etl.generate.company.Warehouse;

/// Where customers meet: sums for each day of a window. Addition is all that is done with them, so
/// the order in which customers come does not matter. Used by one thread at a time.
public final class Sums {
  /// Products × warehouses.
  static final int CELLS = Product.COUNT * 4;

  static final int CATEGORIES = Category.values().length;
  private static final int CUTS = Region.values().length * CATEGORIES;
  private static final int ACCOUNTS = Account.values().length;

  final long[][] debit;
  final long[][] credit;
  final int[][] shipped;
  final int[][] returned;

  /// Standard cost of what was shipped less returned, by region and category.
  final long[][] cost;

  /// Weight of each representative's customers at the first of the month, by day told.
  private final long[][] repWeights;

  private final Window window;

  public Sums(Window window) {
    int days = window.days();
    this.window = window;
    this.debit = new long[days][ACCOUNTS];
    this.credit = new long[days][ACCOUNTS];
    this.shipped = new int[days][CELLS];
    this.returned = new int[days][CELLS];
    this.cost = new long[days][CUTS];
    this.repWeights = new long[window.to() - window.from() + 1][Rep.COUNT];
  }

  static int cell(Product product, Warehouse warehouse) {
    return product.index() * 4 + warehouse.index();
  }

  static int cut(Region region, Category category) {
    return region.index() * CATEGORIES + category.index();
  }

  void post(Entry entry) {
    int day = window.index(entry.day());
    for (Posting posting : entry.postings()) {
      int account = posting.account().index();
      if (posting.eur() > 0) {
        debit[day][account] += posting.eur();
      } else {
        credit[day][account] -= posting.eur();
      }
    }
  }

  void weigh(int day, int rep, long weightMicros) {
    repWeights[day - window.from()][rep] += weightMicros;
  }

  /// The weight (10⁻⁶) of a representative's customers at the first of a told day's month.
  public long repWeight(int day, int rep) {
    return repWeights[day - window.from()][rep];
  }

  /// Adds what another thread has counted.
  public void add(Sums other) {
    for (int i = 0; i < debit.length; i++) {
      add(debit[i], other.debit[i]);
      add(credit[i], other.credit[i]);
      add(cost[i], other.cost[i]);
      for (int cell = 0; cell < CELLS; cell++) {
        shipped[i][cell] += other.shipped[i][cell];
        returned[i][cell] += other.returned[i][cell];
      }
    }
    for (int i = 0; i < repWeights.length; i++) {
      add(repWeights[i], other.repWeights[i]);
    }
  }

  private static void add(long[] into, long[] from) {
    for (int i = 0; i < into.length; i++) {
      into[i] += from[i];
    }
  }
}
