package io.daybook.etl.generate.replay;

import io.daybook.etl.generate.company.Calendar;
import io.daybook.etl.generate.draw.Hash;
import io.daybook.etl.generate.replay.Movement.Kind;
import java.util.function.Consumer;

/// What becomes of an order: shipped on the day promised, earlier or late, in part, and sometimes
/// sent back.
final class Fulfilment {
  private static final int REST_DAYS = 4;
  private static final int RETURNED_PERMILLE = 20;
  private static final String[] REASONS = {"DAMAGED", "WRONG_ITEM", "NOT_NEEDED"};

  private Fulfilment() {}

  /// Tells every movement of the order.
  static void plan(Order order, Consumer<Movement> movements) {
    int delivered = delivered(order);
    for (Line line : order.lines()) {
      int first = firstQuantity(order, line);
      long net = line.netOf(first);
      movements.accept(new Movement(Kind.SHIP, order, line, delivered, first, net, ""));
      if (first < line.quantity()) {
        movements.accept(rest(order, line, delivered, first));
      }
      long draw = Hash.next(order.draw(), 17 + 8L * (line.number() - 1));
      if (Hash.below(draw, 1000) < RETURNED_PERMILLE) {
        movements.accept(comesBack(order, line, delivered, first, Hash.next(draw, 0)));
      }
    }
  }

  /// 15 % a working day early where that is possible, 7 % up to five late.
  private static int delivered(Order order) {
    int percent = Hash.below(Hash.next(order.draw(), 3), 100);
    if (percent < 7) {
      return Calendar.plusWorking(order.promised(), Hash.between(Hash.next(order.draw(), 4), 1, 5));
    }
    int earlier = Calendar.plusWorking(order.promised(), -1);
    return percent < 22 && earlier > order.day() ? earlier : order.promised();
  }

  /// One order in 25 ships its first line short.
  private static int firstQuantity(Order order, Line line) {
    if (line.number() != 1 || Hash.below(Hash.next(order.draw(), 5), 100) >= 4) {
      return line.quantity();
    }
    int percent = Hash.between(Hash.next(order.draw(), 6), 60, 99);
    return Math.max(1, line.quantity() * percent / 100);
  }

  private static Movement rest(Order order, Line line, int delivered, int first) {
    int quantity = line.quantity() - first;
    long net = line.net() - line.netOf(first);
    if (Hash.below(Hash.next(order.draw(), 7), 10) < 7) {
      int day = Calendar.plusWorking(delivered, REST_DAYS);
      return new Movement(Kind.SHIP, order, line, day, quantity, net, "");
    }
    return new Movement(Kind.CANCEL, order, line, delivered, quantity, net, "SHORTAGE");
  }

  private static Movement comesBack(Order order, Line line, int delivered, int first, long draw) {
    int day = Calendar.plusWorking(delivered, Hash.between(draw, 5, 15));
    int percent = Hash.between(Hash.next(draw, 1), 30, 100);
    int quantity = Math.max(1, first * percent / 100);
    String reason = REASONS[Hash.below(Hash.next(draw, 2), REASONS.length)];
    return new Movement(Kind.RETURN, order, line, day, quantity, line.netOf(quantity), reason);
  }
}
