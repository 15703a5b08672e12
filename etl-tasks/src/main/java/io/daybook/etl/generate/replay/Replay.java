package io.daybook.etl.generate.replay;

import io.daybook.etl.generate.company.Company;

/// One replay of a window: first the customers, in any number of threads, then the books.
public final class Replay {
  private final Company company;
  private final Tables tables;

  public Replay(Company company, Window window) {
    this.company = company;
    this.tables = new Tables(company, window);
  }

  /// A replayer of customers for one thread.
  public CustomerReplay customers(Sums sums, Observer observer) {
    return new CustomerReplay(company, tables, sums, observer);
  }

  /// The books, for the sums of all customers.
  public Books books(Sums sums, Observer observer) {
    return new Books(company, tables, sums, observer);
  }
}
