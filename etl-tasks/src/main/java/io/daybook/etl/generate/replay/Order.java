package io.daybook.etl.generate.replay;

import io.daybook.etl.generate.company.Calendar;
import io.daybook.etl.generate.company.Customer;
import java.util.List;

/// An order of one customer.
///
/// @param index from 0, counting the customer's orders of the day
/// @param draw the source of everything that is drawn for the order
/// @param promised the working day promised for all lines
/// @param promotion the code, empty without one
public record Order(
    Customer customer,
    int day,
    int index,
    long draw,
    int promised,
    String promotion,
    List<Line> lines) {

  /// `SO-20260302-000123-01`.
  public String number() {
    int place = index + 1;
    return "SO-"
        + Calendar.compact(day)
        + "-"
        + customer.digits()
        + (place < 10 ? "-0" : "-")
        + place;
  }

  public long total() {
    long total = 0;
    for (Line line : lines) {
      total += line.net();
    }
    return total;
  }
}
