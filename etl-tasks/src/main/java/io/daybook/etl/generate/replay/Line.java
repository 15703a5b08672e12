package io.daybook.etl.generate.replay;

import io.daybook.etl.generate.company.Money;
import io.daybook.etl.generate.company.Product;

/// A line of an order; amounts in cents of the order's currency.
///
/// @param discount percent
public record Line(
    int number, Product product, int quantity, long listPrice, int discount, long net) {

  /// The net amount of a part of the quantity.
  long netOf(int part) {
    return part == quantity ? net : Money.share(net, part, quantity);
  }
}
