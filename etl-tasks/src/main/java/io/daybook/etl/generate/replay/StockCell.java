package io.daybook.etl.generate.replay;

import io.daybook.etl.generate.company.Product;
import io.daybook.etl.generate.company.Warehouse;

/// A product in a warehouse at the end of a day; opening + good + returned − shipped + adjusted =
/// closing.
///
/// @param cost standard cost of one, EUR cents
/// @param age average days in stock, 10⁻⁴
public record StockCell(
    int day,
    Product product,
    Warehouse warehouse,
    int opening,
    int good,
    int returned,
    int shipped,
    int adjusted,
    int closing,
    long cost,
    long age) {

  public long value() {
    return closing * cost;
  }

  /// A tenth of the value after 90 days, a fifth after 180.
  public long provision() {
    if (age <= 90_0000) {
      return 0;
    }
    return age <= 180_0000 ? value() / 10 : value() / 5;
  }
}
