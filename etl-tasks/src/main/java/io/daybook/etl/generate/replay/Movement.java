package io.daybook.etl.generate.replay;

/// Goods of one order line that leave, come back, or will never leave.
///
/// @param net cents of the order's currency, never negative
/// @param reason empty for a shipment
public record Movement(
    Kind kind, Order order, Line line, int day, int quantity, long net, String reason) {

  /// What happens to the goods.
  public enum Kind {
    SHIP,
    RETURN,
    CANCEL
  }
}
