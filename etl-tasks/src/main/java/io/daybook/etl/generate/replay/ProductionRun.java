package io.daybook.etl.generate.replay;

import io.daybook.etl.generate.company.Calendar;
import io.daybook.etl.generate.company.Product;
import io.daybook.etl.generate.company.Warehouse;

/// A run of one product in the plant beside a warehouse.
///
/// @param scheduled or expedited, because the stock would have ended below 0
/// @param standardMinutes per unit in 10⁻⁴
public record ProductionRun(
    int day,
    Product product,
    Warehouse warehouse,
    boolean scheduled,
    int line,
    int planned,
    int good,
    int scrapped,
    int machineMinutes,
    int downtimeMinutes,
    long standardMinutes) {

  /// `PR-20260302-P1001-WH01-1`.
  public String number() {
    return "PR-"
        + Calendar.compact(day)
        + "-"
        + product.code()
        + "-"
        + warehouse.code()
        + (scheduled ? "-1" : "-2");
  }
}
