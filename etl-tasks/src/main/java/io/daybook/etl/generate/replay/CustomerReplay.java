package io.daybook.etl.generate.replay;

import io.daybook.etl.generate.company.Account;
import io.daybook.etl.generate.company.Calendar;
import io.daybook.etl.generate.company.Category;
import io.daybook.etl.generate.company.Company;
import io.daybook.etl.generate.company.Currency;
import io.daybook.etl.generate.company.Customer;
import io.daybook.etl.generate.company.Money;
import io.daybook.etl.generate.draw.Hash;
import io.daybook.etl.generate.draw.Stream;
import io.daybook.etl.generate.replay.Movement.Kind;
import java.util.ArrayList;
import java.util.List;

/// Replays customers one after the other, each alone, through a window: orders, deliveries,
/// invoices, receipts. Mutable, for one thread; what it holds is one customer's agenda.
public final class CustomerReplay {
  private static final int TAX_PERCENT = 20;
  private static final int WRITE_OFF_DAYS = 150;
  private static final int NO_INVOICE = -1;

  private final Company company;
  private final Window window;
  private final Tables tables;
  private final Demand demand;
  private final Sums sums;
  private final Observer observer;
  private final List<List<Movement>> movements;
  private final List<List<OpenItem>> items;
  private boolean told;

  /// @param sums take what happens in the whole window
  /// @param observer is told what happens on the days asked for
  CustomerReplay(Company company, Tables tables, Sums sums, Observer observer) {
    this.company = company;
    this.window = tables.window();
    this.tables = tables;
    this.demand = new Demand(company, tables);
    this.sums = sums;
    this.observer = observer;
    this.movements = agenda(window.days());
    this.items = agenda(window.days());
  }

  private static <T> List<List<T>> agenda(int days) {
    List<List<T>> agenda = new ArrayList<>(days);
    for (int i = 0; i < days; i++) {
      agenda.add(new ArrayList<>());
    }
    return agenda;
  }

  /// An invoice that is not settled yet.
  ///
  /// @param eur as booked
  private record OpenItem(int invoiced, long eur, long foreign, boolean lost) {}

  /// Replays one customer.
  public void run(Customer customer) {
    for (int day = window.first(); day <= window.to(); day++) {
      told = window.isTold(day);
      if (told && customer.since() <= day) {
        tell(customer, day);
      }
      int count = demand.count(customer, day);
      for (int i = 0; i < count; i++) {
        Order order = demand.order(customer, day, i);
        if (told) {
          observer.order(order);
        }
        Fulfilment.plan(order, this::note);
      }
      List<Movement> today = movements.get(window.index(day));
      if (!today.isEmpty()) {
        deliver(customer, day, today);
        today.clear();
      }
      List<OpenItem> due = items.get(window.index(day));
      if (!due.isEmpty()) {
        settle(customer, day, due);
        due.clear();
      }
    }
  }

  private void tell(Customer customer, int day) {
    observer.customer(customer, day);
    int first = Calendar.monthStart(day);
    if (customer.isActive(first)) {
      sums.weigh(day, customer.rep(first), customer.weightMicros());
    }
  }

  private void note(Movement movement) {
    if (movement.day() <= window.to()) {
      movements.get(window.index(movement.day())).add(movement);
    }
  }

  private void deliver(Customer customer, int day, List<Movement> today) {
    long[] shipped = new long[Sums.CATEGORIES];
    long returned = 0;
    int index = window.index(day);
    for (int i = 0; i < today.size(); i++) {
      Movement movement = today.get(i);
      if (told) {
        observer.movement(movement, i + 1);
      }
      if (movement.kind() == Kind.CANCEL) {
        continue;
      }
      Category category = movement.line().product().category();
      int cell = Sums.cell(movement.line().product(), customer.region().warehouse());
      long cost = movement.quantity() * tables.cost(movement.line().product(), day);
      if (movement.kind() == Kind.SHIP) {
        shipped[category.index()] += movement.net();
        sums.shipped[index][cell] += movement.quantity();
        sums.cost[index][Sums.cut(customer.region(), category)] += cost;
      } else {
        returned += movement.net();
        sums.returned[index][cell] += movement.quantity();
        sums.cost[index][Sums.cut(customer.region(), category)] -= cost;
      }
    }
    invoice(customer, day, shipped, returned);
  }

  /// One invoice for all shipments less returns of the day; its EUR amounts add up to the rounded
  /// whole, so no category is more than a cent off.
  private void invoice(Customer customer, int day, long[] shipped, long returned) {
    Currency currency = customer.currency();
    long rate = tables.rate(currency, day);
    List<Posting> postings = new ArrayList<>(8);
    long net = 0;
    long eur = 0;
    for (Category category : Category.values()) {
      long amount = shipped[category.index()];
      if (amount != 0) {
        net += amount;
        long part = Money.toEur(net, rate) - eur;
        eur += part;
        postings.add(posting(customer, Account.REVENUE, -part, -amount, category.title(), day));
      }
    }
    long back = Money.toEur(returned, rate);
    long tax = currency.isTaxed() ? Money.share(net - returned, TAX_PERCENT, 100) : 0;
    long taxEur = Money.toEur(tax, rate);
    long gross = eur - back + taxEur;
    long grossForeign = net - returned + tax;
    postings.addFirst(posting(customer, Account.RECEIVABLES, gross, grossForeign, "", day));
    postings.add(posting(customer, Account.RETURNS, back, returned, "", day));
    postings.add(posting(customer, Account.SALES_TAX, -taxEur, -tax, "", day));
    post(new Entry(EntryType.INV, day, customer.index() + 1, currency, postings));
    if (gross != 0) {
      agree(customer, new OpenItem(day, gross, grossForeign, false));
    }
  }

  /// 70 % pay when due, nearly all others within 29 days more, 0.3 % never; credits are always
  /// refunded.
  private void agree(Customer customer, OpenItem item) {
    int invoiced = item.invoiced();
    long draw = company.hash().at(Stream.COLLECTION, customer.index(), invoiced);
    int permille = Hash.below(draw, 1000);
    int due = Calendar.workingFrom(invoiced + customer.termsDays(invoiced));
    boolean lost = permille >= 997 && item.eur() > 0;
    int day = due;
    if (lost) {
      day = Calendar.workingFrom(invoiced + WRITE_OFF_DAYS);
    } else if (permille >= 700) {
      day = Calendar.workingFrom(due + Hash.between(Hash.next(draw, 0), 1, 29));
    }
    if (day <= window.to()) {
      items.get(window.index(day)).add(new OpenItem(invoiced, item.eur(), item.foreign(), lost));
    }
  }

  // Receipts and losses of a day are told apart in one pass; each becomes one entry.
  private void settle(Customer customer, int day, List<OpenItem> due) {
    long rate = tables.rate(customer.currency(), day);
    List<Posting> receipts = new ArrayList<>();
    List<Posting> losses = new ArrayList<>();
    long cash = 0;
    long cashForeign = 0;
    long booked = 0;
    long lost = 0;
    long lostForeign = 0;
    for (OpenItem item : due) {
      Posting closed =
          posting(customer, Account.RECEIVABLES, -item.eur(), -item.foreign(), "", item.invoiced());
      if (item.lost()) {
        losses.add(closed);
        lost += item.eur();
        lostForeign += item.foreign();
      } else {
        receipts.add(closed);
        cash += Money.toEur(item.foreign(), rate);
        cashForeign += item.foreign();
        booked += item.eur();
      }
    }
    if (!receipts.isEmpty()) {
      receipts.addFirst(posting(customer, Account.CASH, cash, cashForeign, "", NO_INVOICE));
      receipts.add(posting(customer, Account.FX_RESULT, booked - cash, 0, "", NO_INVOICE));
      post(new Entry(EntryType.RCT, day, customer.index() + 1, customer.currency(), receipts));
    }
    if (!losses.isEmpty()) {
      losses.addFirst(posting(customer, Account.BAD_DEBT, lost, lostForeign, "", NO_INVOICE));
      post(new Entry(EntryType.BAD, day, customer.index() + 1, customer.currency(), losses));
    }
  }

  private void post(Entry entry) {
    sums.post(entry);
    if (told && !entry.postings().isEmpty()) {
      observer.entry(entry);
    }
  }

  /// Days that are not told need sums only, no texts.
  private Posting posting(
      Customer customer, Account account, long eur, long foreign, String category, int invoiced) {
    if (!told) {
      return new Posting(account, eur, foreign, "", "", "", "");
    }
    String reference = invoiced == NO_INVOICE ? "" : reference(customer, invoiced);
    return new Posting(
        account, eur, foreign, category, customer.code(), customer.region().code(), reference);
  }

  private static String reference(Customer customer, int day) {
    return "INV-" + Calendar.compact(day) + "-" + customer.digits();
  }
}
