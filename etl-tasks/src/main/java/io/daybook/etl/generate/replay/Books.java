package io.daybook.etl.generate.replay;

import static io.daybook.etl.generate.replay.Posting.inEur;

import io.daybook.etl.generate.company.Account;
import io.daybook.etl.generate.company.Calendar;
import io.daybook.etl.generate.company.Category;
import io.daybook.etl.generate.company.Company;
import io.daybook.etl.generate.company.Money;
import io.daybook.etl.generate.company.Plan;
import io.daybook.etl.generate.company.Region;

/// The stock and the ledger of the window, day by day, from the sums of all customers. What is paid
/// later is noted under its day; balances begin with 0 and are true once everything older has left
/// the window, which is before the first day told.
public final class Books {
  private static final int PAYMENT_DAYS = 30;
  private static final int MATERIAL_PERCENT = 62;

  private final Tables tables;
  private final Window window;
  private final Sums sums;
  private final Observer observer;
  private final Plan plan;
  private final Stock stock;
  private final long[] balance = new long[Account.values().length];
  private final long[] payable;
  private long taxOfLastWeek;
  private int day;

  Books(Company company, Tables tables, Sums sums, Observer observer) {
    this.tables = tables;
    this.window = tables.window();
    this.sums = sums;
    this.observer = observer;
    this.plan = new Plan(company.scale());
    this.stock = new Stock(company, tables, sums);
    this.payable = new long[window.days()];
    set(Account.SHARE_CAPITAL, -company.scale().of(Plan.SHARE_CAPITAL));
    set(Account.RESERVE, -company.scale().of(Plan.RESERVE));
    set(Account.LOAN, -company.scale().of(Plan.LOAN));
    set(Account.OTHER_RECEIVABLES, company.scale().of(Plan.OTHER_RECEIVABLES));
    set(Account.RAW_MATERIALS, company.scale().of(Plan.RAW_MATERIALS));
    set(Account.PLANT, plan.plant(window.first() - 1));
    set(Account.DEPRECIATED, plan.depreciated(window.first() - 1));
    set(Account.FINISHED_GOODS, stockValue(window.first()));
    settleCash();
  }

  /// Replays every day; all customers must have been replayed before.
  public void run() {
    for (day = window.first(); day <= window.to(); day++) {
      if (Calendar.weekday(day) == 0) {
        taxOfLastWeek = -balance(Account.SALES_TAX);
      }
      if (day == Calendar.monthStart(day)) {
        restartMonth();
      }
      revalue();
      stock.advance(day);
      costOfSales();
      production();
      payments();
      payroll();
      monthly();
      monthEnd();
      close();
    }
  }

  private void restartMonth() {
    for (Account account : Account.values()) {
      if (account.restartsMonthly()) {
        set(account, 0);
      }
    }
  }

  /// On 1 April the stock of the evening before is worth its new cost.
  private void revalue() {
    if (day != Calendar.fiscalStart(Calendar.fiscalYear(day)) || day == window.first()) {
      return;
    }
    long change = stockValue(day) - stockValue(day - 1);
    post(EntryType.REV, inEur(Account.FINISHED_GOODS, change), inEur(Account.REVALUATION, -change));
  }

  private long stockValue(int atCostOf) {
    long[] value = new long[1];
    stock.forEachCell((product, warehouse) ->
        value[0] += stock.closing[Sums.cell(product, warehouse)] * tables.cost(product, atCostOf));
    return value[0];
  }

  private void costOfSales() {
    int number = 0;
    for (Region region : Region.values()) {
      for (Category category : Category.values()) {
        long cost = sums.cost[window.index(day)][Sums.cut(region, category)];
        if (cost != 0) {
          number++;
          post(
              Entry.of(
                  EntryType.COGS,
                  day,
                  number,
                  new Posting(Account.COGS, cost, cost, category.title(), "", region.code(), ""),
                  new Posting(
                      Account.FINISHED_GOODS,
                      -cost,
                      -cost,
                      category.title(),
                      "",
                      region.code(),
                      "")));
        }
      }
    }
  }

  // The entries of a day's production share three sums; what is owed for them is one bill.
  private void production() {
    long made = 0;
    long scrap = 0;
    for (ProductionRun run : stock.runs()) {
      long cost = tables.cost(run.product(), day);
      made += run.good() * cost;
      scrap += Money.share(run.scrapped() * cost, MATERIAL_PERCENT, 100);
      if (window.isTold(day)) {
        observer.run(run);
      }
    }
    long surplus = surplus();
    long material = Money.share(made, MATERIAL_PERCENT, 100);
    long freight = Money.share(sums.credit[window.index(day)][Account.REVENUE.index()], 2, 100);
    post(
        EntryType.PRD,
        inEur(Account.FINISHED_GOODS, made),
        inEur(Account.RAW_MATERIALS, -material),
        inEur(Account.ABSORBED, material - made));
    post(
        EntryType.RM,
        inEur(Account.RAW_MATERIALS, material + scrap),
        inEur(Account.PAYABLES, -material - scrap));
    post(EntryType.SCR, inEur(Account.SCRAP, scrap), inEur(Account.RAW_MATERIALS, -scrap));
    post(EntryType.ADJ, inEur(Account.SCRAP, surplus), inEur(Account.FINISHED_GOODS, -surplus));
    post(EntryType.FRT, inEur(Account.FREIGHT, freight), inEur(Account.PAYABLES, -freight));
    int due = Calendar.workingFrom(day + PAYMENT_DAYS);
    if (due <= window.to()) {
      payable[window.index(due)] += material + scrap + freight;
    }
  }

  /// What is written off because it stands above the level, at cost.
  private long surplus() {
    long[] surplus = new long[1];
    stock.forEachCell((product, warehouse) ->
        surplus[0] -= stock.adjusted[Sums.cell(product, warehouse)] * tables.cost(product, day));
    return surplus[0];
  }

  private void payments() {
    long due = payable[window.index(day)];
    post(EntryType.PAY, inEur(Account.PAYABLES, due), inEur(Account.CASH, -due));
    if (Calendar.workingFrom(Calendar.monday(day)) == day) {
      post(
          EntryType.TAX,
          inEur(Account.SALES_TAX, taxOfLastWeek),
          inEur(Account.CASH, -taxOfLastWeek));
    }
  }

  private void payroll() {
    int first = Calendar.monthStart(day);
    if (day == Calendar.workingUpTo(first + 24)) {
      long salaries = plan.salaries(day);
      long factory = plan.factory(day);
      long withheld = Money.share(salaries + factory, 30, 100);
      post(
          EntryType.WAGE,
          inEur(Account.SALARIES, salaries),
          inEur(Account.FACTORY, factory),
          inEur(Account.CASH, withheld - salaries - factory),
          inEur(Account.PAYROLL, -withheld));
    }
    if (day == Calendar.workingFrom(first + 9)) {
      long withheld = -balance(Account.PAYROLL);
      post(EntryType.PRT, inEur(Account.PAYROLL, withheld), inEur(Account.CASH, -withheld));
    }
  }

  private void monthly() {
    int first = Calendar.monthStart(day);
    if (day == Calendar.workingFrom(first)) {
      post(
          EntryType.RENT,
          inEur(Account.RENT, plan.rent(day)),
          inEur(Account.CASH, -plan.rent(day)));
    }
    if (day == Calendar.workingFrom(first + 14)) {
      long marketing = plan.marketing(day);
      long administration = plan.administration(day);
      post(
          EntryType.MKT,
          inEur(Account.MARKETING, marketing),
          inEur(Account.ADMINISTRATION, administration),
          inEur(Account.CASH, -marketing - administration));
    }
    if (Calendar.isWorking(day) && Calendar.workingDayOfMonth(day) == 5) {
      long profit = -balance(Account.TRANSFER_PAYABLE);
      long tax = -balance(Account.TAX_DUE);
      post(
          EntryType.SET,
          inEur(Account.TRANSFER_PAYABLE, profit),
          inEur(Account.TAX_DUE, tax),
          inEur(Account.CASH, -profit - tax));
    }
  }

  private void monthEnd() {
    if (!Calendar.isMonthEnd(day)) {
      return;
    }
    long wear = plan.depreciation();
    post(
        EntryType.INT,
        inEur(Account.INTEREST, plan.interest()),
        inEur(Account.CASH, -plan.interest()));
    post(EntryType.DEP, inEur(Account.DEPRECIATION, wear), inEur(Account.DEPRECIATED, -wear));
    post(EntryType.CAPEX, inEur(Account.PLANT, wear), inEur(Account.CASH, -wear));
    long tax = Money.share(result(), 25, 100);
    post(EntryType.ITX, inEur(Account.INCOME_TAX, tax), inEur(Account.TAX_DUE, -tax));
    long profit = result();
    post(
        EntryType.PLT,
        inEur(Account.TRANSFERRED, profit),
        inEur(Account.TRANSFER_PAYABLE, -profit));
  }

  /// The month's result up to now, a profit positive.
  private long result() {
    long result = 0;
    for (Account account : Account.values()) {
      if (!account.isBalanceSheet()) {
        result -= balance(account) + movement(account);
      }
    }
    return result;
  }

  /// Posts an entry of which there is one a day.
  private void post(EntryType type, Posting... postings) {
    post(Entry.of(type, day, 1, postings));
  }

  private void post(Entry entry) {
    if (entry.postings().isEmpty()) {
      return;
    }
    sums.post(entry);
    if (window.isTold(day)) {
      observer.entry(entry);
    }
  }

  /// Balances at the end of the day. The stock is counted and cash is what the others leave; the
  /// day's postings must say the same, which the tests hold against each other.
  private void close() {
    long[] opening = balance.clone();
    for (Account account : Account.values()) {
      set(account, balance(account) + movement(account));
    }
    set(Account.FINISHED_GOODS, stockValue(day));
    set(Account.PLANT, plan.plant(day));
    set(Account.DEPRECIATED, plan.depreciated(day));
    settleCash();
    if (!window.isTold(day)) {
      return;
    }
    stock.forEachCell(
        (product, warehouse) -> observer.cell(stock.snapshot(day, product, warehouse)));
    for (Account account : Account.values()) {
      int place = account.index();
      int index = window.index(day);
      observer.balance(
          day,
          account,
          new Observer.Balance(
              opening[place], sums.debit[index][place], sums.credit[index][place], balance[place]));
    }
  }

  private void settleCash() {
    long others = 0;
    for (long value : balance) {
      others += value;
    }
    set(Account.CASH, balance(Account.CASH) - others);
  }

  private long movement(Account account) {
    int index = window.index(day);
    return sums.debit[index][account.index()] - sums.credit[index][account.index()];
  }

  private long balance(Account account) {
    return balance[account.index()];
  }

  private void set(Account account, long value) {
    balance[account.index()] = value;
  }
}
