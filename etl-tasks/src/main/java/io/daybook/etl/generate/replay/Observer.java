package io.daybook.etl.generate.replay;

import io.daybook.etl.generate.company.Account;
import io.daybook.etl.generate.company.Customer;

/// Is told what happens on the days asked for.
public interface Observer {

  /// A customer known at the end of the day.
  void customer(Customer customer, int day);

  void order(Order order);

  /// @param number counts the customer's movements of the day from 1
  void movement(Movement movement, int number);

  void entry(Entry entry);

  void run(ProductionRun run);

  void cell(StockCell cell);

  /// An account at the end of a day, EUR cents, debit positive.
  void balance(int day, Account account, Balance balance);

  /// Opening + debit − credit = closing.
  record Balance(long opening, long debit, long credit, long closing) {}
}
