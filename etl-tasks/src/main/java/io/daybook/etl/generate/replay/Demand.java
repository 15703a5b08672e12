package io.daybook.etl.generate.replay;

import io.daybook.etl.generate.company.Calendar;
import io.daybook.etl.generate.company.Company;
import io.daybook.etl.generate.company.Currency;
import io.daybook.etl.generate.company.Customer;
import io.daybook.etl.generate.company.Money;
import io.daybook.etl.generate.company.Product;
import io.daybook.etl.generate.company.Promotion;
import io.daybook.etl.generate.draw.Hash;
import io.daybook.etl.generate.draw.Poisson;
import io.daybook.etl.generate.draw.Stream;
import java.util.ArrayList;
import java.util.List;

/// What customers order. Draws of an order: 0 lines, 1 promise, 2 time of day, 3–9 delivery, and
/// from 16 on eight for each line.
final class Demand {
  /// 1 to 6 lines, 3 on average.
  private static final int[] LINES = {20, 42, 64, 81, 93, 100};

  private static final int[] DISCOUNTS = {62, 82, 94, 100};
  private static final int[] PROMISED_DAYS = {20, 55, 85, 100};

  private final Company company;
  private final Tables tables;

  /// Rates of the first days of the fiscal years in the window, by currency.
  private final long[][] yearRates;

  private final int firstYear;

  Demand(Company company, Tables tables) {
    this.company = company;
    this.tables = tables;
    this.firstYear = Calendar.fiscalYear(tables.window().first());
    int years = Calendar.fiscalYear(tables.window().to()) - firstYear + 1;
    this.yearRates = new long[years][Currency.values().length];
    for (int i = 0; i < years; i++) {
      int start = Calendar.fiscalStart(firstYear + i);
      for (Currency currency : Currency.values()) {
        yearRates[i][currency.index()] = company.rates().at(currency, start);
      }
    }
  }

  /// How many orders a customer places on a day.
  int count(Customer customer, int day) {
    if (!customer.isActive(day)) {
      return 0;
    }
    long micros = Money.share(customer.weightMicros(), tables.ordersMicros(day), 1_000_000);
    return Poisson.draw(company.hash().at(Stream.ORDERS, customer.index(), day), micros);
  }

  /// The order at a place of a customer's day.
  Order order(Customer customer, int day, int index) {
    long draw = company.hash().at(Stream.ORDER, customer.index(), day, index);
    int count = 1 + Hash.pick(Hash.next(draw, 0), LINES);
    int wait = 1 + Hash.pick(Hash.next(draw, 1), PROMISED_DAYS);
    List<Line> lines = new ArrayList<>(count);
    Promotion promotion = tables.promotion(day);
    String code = "";
    for (int i = 0; i < count; i++) {
      Line line = line(customer, day, i + 1, Hash.next(draw, 16 + 8L * i));
      lines.add(line);
      if (promotion.covers(day, line.product().category())) {
        code = promotion.code();
      }
    }
    return new Order(customer, day, index, draw, Calendar.plusWorking(day, wait), code, lines);
  }

  private Line line(Customer customer, int day, int number, long draw) {
    Product product = product(day, draw);
    int discount = 5 * Hash.pick(Hash.next(draw, 1), DISCOUNTS);
    Promotion promotion = tables.promotion(day);
    if (promotion.covers(day, product.category())) {
      discount += promotion.discount();
    }
    int quantity = quantity(Hash.next(draw, 2));
    long rate = yearRates[Calendar.fiscalYear(day) - firstYear][customer.currency().index()];
    long price = tables.price(product, day, rate);
    long net = Money.share(quantity * price, 100 - discount, 100);
    return new Line(number, product, quantity, price, discount, net);
  }

  /// The product drawn; if it is off the list, the next one in rank order of draws.
  private Product product(int day, long draw) {
    Product product = company.demanded(draw);
    for (int attempt = 3; !tables.isOnList(product, day); attempt++) {
      product = company.demanded(Hash.next(draw, attempt));
    }
    return product;
  }

  /// 1 + ⌊49 u⁸⌋: mostly one or two, 6 on average.
  private static int quantity(long u) {
    long square = Math.unsignedMultiplyHigh(u, u);
    long fourth = Math.unsignedMultiplyHigh(square, square);
    long eighth = Math.unsignedMultiplyHigh(fourth, fourth);
    return 1 + (int) Math.unsignedMultiplyHigh(eighth, 50);
  }
}
