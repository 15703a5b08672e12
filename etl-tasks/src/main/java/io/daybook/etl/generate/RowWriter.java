package io.daybook.etl.generate;

import io.daybook.etl.generate.company.Account;
import io.daybook.etl.generate.company.Calendar;
import io.daybook.etl.generate.company.Customer;
import io.daybook.etl.generate.company.Rep;
import io.daybook.etl.generate.draw.Hash;
import io.daybook.etl.generate.replay.Entry;
import io.daybook.etl.generate.replay.Line;
import io.daybook.etl.generate.replay.Movement;
import io.daybook.etl.generate.replay.Observer;
import io.daybook.etl.generate.replay.Order;
import io.daybook.etl.generate.replay.Posting;
import io.daybook.etl.generate.replay.ProductionRun;
import io.daybook.etl.generate.replay.StockCell;

/// Writes what the replay tells as rows.
final class RowWriter implements Observer {
  private static final String ENTITY = "MFG";
  private static final int OPENS_SECOND = 6 * 3600;
  private static final int OPEN_SECONDS = 12 * 3600;

  private final Target target;

  /// Knows where the rows of a data set and a day go.
  interface Target {
    CsvRows rows(DataSet dataSet, int day);
  }

  RowWriter(Target target) {
    this.target = target;
  }

  @Override
  public void customer(Customer customer, int day) {
    target
        .rows(DataSet.CUSTOMERS, day)
        .text(customer.code())
        .text(customer.title())
        .text(customer.type())
        .text(customer.segment(day))
        .text(customer.industry())
        .text(customer.channel())
        .text(customer.region().code())
        .text(Rep.code(customer.rep(day)))
        .text(customer.currency().name())
        .whole(customer.termsDays(day))
        .cents(customer.creditLimit())
        .text(customer.email())
        .text(customer.phone())
        .day(customer.since())
        .flag(customer.isActive(day))
        .end();
  }

  @Override
  public void order(Order order) {
    Customer customer = order.customer();
    int second = OPENS_SECOND + Hash.below(Hash.next(order.draw(), 2), OPEN_SECONDS);
    int patience = Hash.below(Hash.next(order.draw(), 8), 3);
    target
        .rows(DataSet.ORDERS, order.day())
        .text(order.number())
        .day(order.day())
        .text(timestamp(order.day(), second))
        .text(customer.code())
        .text(customer.region().code())
        .text(Rep.code(customer.rep(order.day())))
        .text(customer.channel())
        .text(customer.currency().name())
        .text(order.promotion())
        .day(Math.max(order.day(), order.promised() - patience))
        .whole(order.lines().size())
        .cents(order.total())
        .end();
    lines(order);
  }

  private void lines(Order order) {
    CsvRows lines = target.rows(DataSet.ORDER_LINES, order.day());
    for (Line line : order.lines()) {
      lines
          .text(order.number())
          .whole(line.number())
          .day(order.day())
          .text(line.product().code())
          .whole(line.quantity())
          .cents(line.listPrice())
          .whole(line.discount())
          .cents(line.net())
          .text(order.customer().currency().name())
          .day(order.promised())
          .end();
    }
  }

  private static String timestamp(int day, int second) {
    StringBuilder text = new StringBuilder(20).append(Calendar.text(day)).append('T');
    twoDigits(text, second / 3600).append(':');
    twoDigits(text, second / 60 % 60).append(':');
    return twoDigits(text, second % 60).append('Z').toString();
  }

  private static StringBuilder twoDigits(StringBuilder text, int value) {
    return text.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
  }

  @Override
  public void movement(Movement movement, int number) {
    Order order = movement.order();
    Customer customer = order.customer();
    String place = Integer.toString(10_000 + number).substring(1);
    CsvRows row =
        target
            .rows(DataSet.DELIVERIES, movement.day())
            .text("DN-" + Calendar.compact(movement.day()) + "-" + customer.digits() + "-" + place)
            .day(movement.day())
            .text(movement.kind().name())
            .text(order.number())
            .whole(movement.line().number())
            .text(movement.line().product().code())
            .text(customer.code())
            .text(customer.region().warehouse().code())
            .day(order.promised());
    if (movement.kind() == Movement.Kind.CANCEL) {
      row.empty();
    } else {
      row.day(movement.day());
    }
    row.whole(movement.quantity())
        .cents(movement.net())
        .text(customer.currency().name())
        .text(movement.reason())
        .end();
  }

  @Override
  public void entry(Entry entry) {
    CsvRows rows = target.rows(DataSet.JOURNAL_LINES, entry.day());
    String key = entry.key();
    int number = 0;
    for (Posting posting : entry.postings()) {
      number++;
      rows.text(key)
          .whole(number)
          .text(ENTITY)
          .day(entry.day())
          .text(entry.type().name())
          .text(posting.account().code())
          .cents(Math.max(0, posting.eur()))
          .cents(Math.max(0, -posting.eur()))
          .text(entry.currency().name())
          .cents(posting.foreign())
          .text(posting.customer())
          .text(posting.category())
          .text(posting.region())
          .text(posting.reference())
          .text(entry.type().text())
          .end();
    }
  }

  @Override
  public void run(ProductionRun run) {
    target
        .rows(DataSet.PRODUCTION_RUNS, run.day())
        .text(run.number())
        .day(run.day())
        .text(run.product().code())
        .text(run.warehouse().code())
        .text("L" + run.line())
        .text(run.scheduled() ? "SCHEDULED" : "EXPEDITED")
        .whole(run.planned())
        .whole(run.good())
        .whole(run.scrapped())
        .whole(run.machineMinutes())
        .whole(run.downtimeMinutes())
        .decimal(run.standardMinutes(), 4)
        .end();
  }

  @Override
  public void cell(StockCell cell) {
    target
        .rows(DataSet.INVENTORY_SNAPSHOTS, cell.day())
        .day(cell.day())
        .text(cell.product().code())
        .text(cell.warehouse().code())
        .whole(cell.opening())
        .whole(cell.good())
        .whole(cell.returned())
        .whole(cell.shipped())
        .whole(cell.adjusted())
        .whole(cell.closing())
        .cents(cell.cost())
        .cents(cell.value())
        .decimal(cell.age(), 4)
        .cents(cell.provision())
        .end();
  }

  @Override
  public void balance(int day, Account account, Balance balance) {
    target
        .rows(DataSet.TRIAL_BALANCE, day)
        .day(day)
        .text(ENTITY)
        .text(account.code())
        .cents(balance.opening())
        .cents(balance.debit())
        .cents(balance.credit())
        .cents(balance.closing())
        .end();
  }
}
