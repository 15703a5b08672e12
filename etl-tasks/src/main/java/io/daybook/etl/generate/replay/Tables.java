package io.daybook.etl.generate.replay;

import io.daybook.etl.generate.company.Calendar;
import io.daybook.etl.generate.company.Company;
import io.daybook.etl.generate.company.Currency;
import io.daybook.etl.generate.company.Money;
import io.daybook.etl.generate.company.Product;
import io.daybook.etl.generate.company.Promotion;

/// The company's closed forms, looked up once for each day of a window. Read by all threads.
final class Tables {
  private final Window window;
  private final long[] ordersMicros;
  private final Promotion[] promotions;
  private final long[][] rates;
  private final long[][] prices;
  private final long[][] costs;
  private final boolean[][] onList;

  Tables(Company company, Window window) {
    int days = window.days();
    this.window = window;
    this.ordersMicros = new long[days];
    this.promotions = new Promotion[days];
    this.rates = new long[days][Currency.values().length];
    this.prices = new long[days][Product.COUNT];
    this.costs = new long[days][Product.COUNT];
    this.onList = new boolean[days][Product.COUNT];
    for (int i = 0; i < days; i++) {
      int day = window.first() + i;
      ordersMicros[i] = company.season().ordersMicros(day);
      promotions[i] = company.promotion(day);
      for (Currency currency : Currency.values()) {
        rates[i][currency.index()] = company.rates().at(currency, day);
      }
    }
    company.products().forEach(this::price);
  }

  private void price(Product product) {
    int p = product.index();
    for (int i = 0; i < window.days(); i++) {
      int day = window.first() + i;
      boolean sameYear = i > 0 && Calendar.fiscalYear(day) == Calendar.fiscalYear(day - 1);
      costs[i][p] = sameYear ? costs[i - 1][p] : product.standardCost(day);
      prices[i][p] = product.listPrice(day);
    }
    Product.Listing listing = product.listing();
    for (int i = 0; i < window.days(); i++) {
      onList[i][p] = listing.discontinued(window.first() + i) < 0;
    }
  }

  Window window() {
    return window;
  }

  long ordersMicros(int day) {
    return ordersMicros[window.index(day)];
  }

  Promotion promotion(int day) {
    return promotions[window.index(day)];
  }

  long rate(Currency currency, int day) {
    return rates[window.index(day)][currency.index()];
  }

  long cost(Product product, int day) {
    return costs[window.index(day)][product.index()];
  }

  /// The list price in cents of a currency at the rate of the fiscal year's first day.
  long price(Product product, int day, long yearRate) {
    return Math.max(1, Money.fromEur(prices[window.index(day)][product.index()], yearRate));
  }

  boolean isOnList(Product product, int day) {
    return onList[window.index(day)][product.index()];
  }
}
