package io.daybook.etl.generate.company;

import java.util.List;

/// A warehouse with the plant beside it.
///
/// @param share its part of the stock, in percent of a quarter of the whole
public record Warehouse(String code, String title, String regionCode, int share) {
  /// All four; a warehouse's place in the list is its index.
  public static final List<Warehouse> ALL =
      List.of(
          new Warehouse("WH01", "Rotterdam", "NL-AMS", 140),
          new Warehouse("WH02", "Lyon", "FR-PAR", 100),
          new Warehouse("WH03", "Newark", "US-NYC", 88),
          new Warehouse("WH04", "Singapore", "SG-SIN", 72));

  public int index() {
    return ALL.indexOf(this);
  }
}
