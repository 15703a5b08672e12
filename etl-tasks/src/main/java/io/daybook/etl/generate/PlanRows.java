package io.daybook.etl.generate;

import io.daybook.etl.generate.company.Account;
import io.daybook.etl.generate.company.Calendar;
import io.daybook.etl.generate.company.Category;
import io.daybook.etl.generate.company.Company;
import io.daybook.etl.generate.company.Money;
import io.daybook.etl.generate.company.Plan;
import io.daybook.etl.generate.company.Product;
import io.daybook.etl.generate.company.Rep;
import io.daybook.etl.generate.company.SalesRegions;
import io.daybook.etl.generate.company.Season;
import io.daybook.etl.generate.draw.Hash;
import io.daybook.etl.generate.draw.Stream;
import io.daybook.etl.generate.replay.Sums;

/// Writes what was planned for the month of a day: targets by representative and category, budgets
/// by account and sales region.
final class PlanRows {
  private static final long MILLION = 1_000_000;
  private static final int LINES_PER_ORDER = 3;

  /// Pieces in a hundred lines.
  private static final int QUANTITY_PERCENT = 605;

  private static final int NET_PERMILLE = 966;
  private static final String GROUP = "Group";

  private final Company company;
  private final RowWriter.Target target;

  PlanRows(Company company, RowWriter.Target target) {
    this.company = company;
    this.target = target;
  }

  /// Targets follow the weight of a representative's customers at the first of the month. A quarter
  /// of the representatives get a second version during the month.
  void targets(int day, Sums sums) {
    int month = Calendar.monthStart(day);
    CsvRows rows = target.rows(DataSet.SALES_TARGETS, day);
    long orders = plannedOrdersMicros(month);
    for (int rep = 0; rep < Rep.COUNT; rep++) {
      long draw = company.hash().at(Stream.TARGET, rep, month);
      boolean revised = Hash.below(draw, 4) == 0 && day >= month + Hash.between(draw >>> 9, 7, 23);
      long lines =
          Money.share(sums.repWeight(day, rep) / 1000, orders / 1000, MILLION) * LINES_PER_ORDER;
      for (Category category : Category.values()) {
        long demand = Hash.next(draw, category.index());
        int percent = Hash.between(demand, 94, 110);
        if (revised) {
          percent += Hash.between(Hash.next(demand, 0), -6, 6);
        }
        rows.day(month)
            .text(Rep.code(rep))
            .text(category.title())
            .cents(planned(category, lines, percent, month))
            .whole(plannedQuantity(category, lines, percent))
            .whole(revised ? 2 : 1)
            .end();
      }
    }
  }

  /// Orders of the month of a customer of weight 1, 10⁻⁶.
  private static long plannedOrdersMicros(int month) {
    long sum = 0;
    for (int day = month; Calendar.monthStart(day) == month; day++) {
      sum += Season.plainMicros(day);
    }
    return sum;
  }

  private long planned(Category category, long lines, int percent, int month) {
    long cents = 0;
    for (Product product : company.products()) {
      if (product.category() == category) {
        long perMillion = perMillion(product);
        cents += perMillion * product.listPrice(month) / 100;
      }
    }
    long perLine = Money.share(cents * QUANTITY_PERCENT, NET_PERMILLE, 1000);
    return Money.share(Money.share(perLine, lines, MILLION), percent, 100);
  }

  /// How many of a million lines ask for the product.
  private static long perMillion(Product product) {
    return (Company.frequency(product.rank()) * MILLION) >> 31;
  }

  private long plannedQuantity(Category category, long lines, int percent) {
    long perMillion = 0;
    for (Product product : company.products()) {
      if (product.category() == category) {
        perMillion += perMillion(product);
      }
    }
    long pieces = Money.share(perMillion * QUANTITY_PERCENT / 100, lines, MILLION);
    return Money.share(pieces, percent, 100);
  }

  /// Every result account for every sales region and the group; what is not planned there is 0.
  void budgets(int day) {
    int month = Calendar.monthStart(day);
    CsvRows rows = target.rows(DataSet.BUDGETS, day);
    for (Account account : Account.values()) {
      if (account.isBalanceSheet()) {
        continue;
      }
      long amount = budget(account, month);
      boolean regional = isRegional(account);
      for (int i = 0; i < SalesRegions.COUNT; i++) {
        long part = regional ? Money.share(amount, SalesRegions.share(i), 100) : 0;
        budget(rows, month, account, SalesRegions.names().get(i), part);
      }
      budget(rows, month, account, GROUP, regional ? 0 : amount);
    }
  }

  private static void budget(CsvRows rows, int month, Account account, String region, long amount) {
    rows.day(month).text(account.code()).text(region).cents(amount).whole(1).end();
  }

  private static boolean isRegional(Account account) {
    return switch (account) {
      case REVENUE, RETURNS, COGS, BAD_DEBT -> true;
      default -> false;
    };
  }

  /// Debit positive, in whole euros, 97 to 103 % of what the trend says.
  private long budget(Account account, int month) {
    Plan plan = new Plan(company.scale());
    long revenue = plan.revenue(month);
    long cost = Money.share(revenue, 51, 100);
    long amount =
        switch (account) {
          case REVENUE -> -revenue;
          case RETURNS -> Money.share(revenue, 13, 1000);
          case COGS -> cost;
          case SCRAP -> Money.share(cost, 13, 1000);
          case ABSORBED -> -Money.share(cost, 38, 100);
          case FACTORY -> plan.factory(month);
          case SALARIES -> plan.salaries(month);
          case FREIGHT -> Money.share(revenue, 2, 100);
          case RENT -> plan.rent(month);
          case DEPRECIATION -> plan.depreciation();
          case BAD_DEBT -> Money.share(revenue, 3, 1000);
          case MARKETING -> plan.marketing(month);
          case ADMINISTRATION -> plan.administration(month);
          case INTEREST -> plan.interest();
          case INCOME_TAX -> Money.share(revenue, 36, 1000);
          default -> 0;
        };
    long draw = company.hash().at(Stream.BUDGET, account.index(), month);
    return Money.divide(Money.share(amount, Hash.between(draw, 970, 1030), 1000), 100) * 100;
  }
}
