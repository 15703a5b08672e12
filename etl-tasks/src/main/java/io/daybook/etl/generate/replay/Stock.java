package io.daybook.etl.generate.replay;

import io.daybook.etl.generate.company.Calendar;
import io.daybook.etl.generate.company.Company;
import io.daybook.etl.generate.company.Money;
import io.daybook.etl.generate.company.Product;
import io.daybook.etl.generate.company.Season;
import io.daybook.etl.generate.company.Warehouse;
import io.daybook.etl.generate.draw.Hash;
import io.daybook.etl.generate.draw.Stream;
import java.util.ArrayList;
import java.util.List;

/// The stock of every product in every warehouse, replayed day by day. A scheduled run sets it to
/// its level once a week, so after two weeks nothing is left of what it began with.
final class Stock {
  private static final int LEVEL = 1_500;
  private static final int LEAST = 20;

  /// Over the year ± 5 %, in thousandths by month.
  private static final int[] YEAR = {
    975, 957, 950, 957, 975, 1000, 1025, 1043, 1050, 1043, 1025, 1000
  };

  private static final int AGE_WORKING_DAYS = 20;
  private static final long AGE_MOST = 365_0000;
  private static final int DAY_MINUTES = 1_440;

  private final Company company;
  private final Tables tables;
  private final Sums sums;
  private final List<ProductionRun> runs = new ArrayList<>();
  final int[] opening = new int[Sums.CELLS];
  final int[] good = new int[Sums.CELLS];
  final int[] adjusted = new int[Sums.CELLS];
  final int[] closing = new int[Sums.CELLS];

  Stock(Company company, Tables tables, Sums sums) {
    this.company = company;
    this.tables = tables;
    this.sums = sums;
    forEachCell((product, warehouse) ->
        closing[Sums.cell(product, warehouse)] =
            level(product, warehouse, tables.window().first()));
  }

  /// Takes one product in one warehouse.
  interface Cell {
    void visit(Product product, Warehouse warehouse);
  }

  void forEachCell(Cell cell) {
    for (Product product : company.products()) {
      for (Warehouse warehouse : Warehouse.ALL) {
        cell.visit(product, warehouse);
      }
    }
  }

  /// The runs of the day to which the stock was advanced.
  List<ProductionRun> runs() {
    return List.copyOf(runs);
  }

  /// Moves on to the end of the next day.
  void advance(int day) {
    int index = tables.window().index(day);
    boolean[] scheduled = scheduledWeekdays(day);
    runs.clear();
    forEachCell((product, warehouse) -> {
      int cell = Sums.cell(product, warehouse);
      opening[cell] = closing[cell];
      good[cell] = 0;
      adjusted[cell] = 0;
      int left = closing[cell] + sums.returned[index][cell] - sums.shipped[index][cell];
      if (scheduled[product.index() % 5]) {
        int level = level(product, warehouse, day);
        good[cell] = Math.max(0, level - left);
        adjusted[cell] = Math.min(0, level - left);
      } else if (left < 0) {
        good[cell] = level(product, warehouse, day) / 2 - left;
      }
      closing[cell] = left + good[cell] + adjusted[cell];
      if (good[cell] > 0) {
        runs.add(run(day, product, warehouse, scheduled[product.index() % 5], good[cell]));
      }
    });
  }

  /// Which weekdays' runs are due: that of this day and those of holidays just before.
  private static boolean[] scheduledWeekdays(int day) {
    boolean[] due = new boolean[5];
    if (!Calendar.isWorking(day)) {
      return due;
    }
    int slot = day;
    do {
      if (Calendar.weekday(slot) < 5) {
        due[Calendar.weekday(slot)] = true;
      }
      slot--;
    } while (!Calendar.isWorking(slot));
    return due;
  }

  /// The level that a scheduled run of the day's week restores.
  private int level(Product product, Warehouse warehouse, int day) {
    int monday = Calendar.monday(day);
    long plain = (long) LEVEL * (1_200 - 9L * product.rank()) * warehouse.share() / 1_200;
    long season = plain * YEAR[Calendar.date(monday).getMonthValue() - 1];
    long trend = Money.share(season / 100, Season.volumeMicros(monday), 1_000_000);
    return (int) Money.divide(company.scale().of(trend), 1_000) + LEAST;
  }

  private ProductionRun run(
      int day, Product product, Warehouse warehouse, boolean scheduled, int good) {
    long draw = company.hash().at(Stream.RUN, Sums.cell(product, warehouse), day);
    int scrapped = (int) Money.share(good, Hash.between(draw, 0, 400), 10_000);
    int planned = (int) Money.share(good, Hash.between(Hash.next(draw, 0), 950, 1_080), 1_000);
    int downtime = Hash.between(Hash.next(draw, 1), 0, 90);
    long standard = product.standardMinutes(company.scale());
    long ideal = Money.divide((good + scrapped) * standard, 100);
    long minutes = Money.divide(ideal * Hash.between(Hash.next(draw, 2), 95, 115), 10_000);
    return new ProductionRun(
        day,
        product,
        warehouse,
        scheduled,
        1 + Hash.below(Hash.next(draw, 3), 4),
        Math.max(1, planned),
        good,
        scrapped,
        (int) Math.clamp(minutes, 1, DAY_MINUTES - downtime),
        downtime,
        standard);
  }

  /// The cell as the day's snapshot shows it.
  StockCell snapshot(int day, Product product, Warehouse warehouse) {
    int index = tables.window().index(day);
    int cell = Sums.cell(product, warehouse);
    return new StockCell(
        day,
        product,
        warehouse,
        opening[cell],
        good[cell],
        sums.returned[index][cell],
        sums.shipped[index][cell],
        adjusted[cell],
        closing[cell],
        tables.cost(product, day),
        age(day, cell));
  }

  /// Half the days in which the stock would be used up at the pace of 20 working days.
  private long age(int day, int cell) {
    if (closing[cell] == 0) {
      return 0;
    }
    long shipped = 0;
    for (int i = 0; i < AGE_WORKING_DAYS; i++) {
      shipped += sums.shipped[tables.window().index(Calendar.plusWorking(day, -i))][cell];
    }
    if (shipped == 0) {
      return AGE_MOST;
    }
    return Math.min(AGE_MOST, Money.divide(closing[cell] * 5_000L * AGE_WORKING_DAYS, shipped));
  }
}
