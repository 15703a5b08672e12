package io.daybook.etl.generate;

import io.daybook.etl.generate.company.Account;
import io.daybook.etl.generate.company.Company;
import io.daybook.etl.generate.company.Currency;
import io.daybook.etl.generate.company.Product;
import io.daybook.etl.generate.company.Region;
import io.daybook.etl.generate.company.Rep;
import io.daybook.etl.generate.company.Warehouse;

/// Writes the data sets that arrive complete every day and hang on nothing but the date.
final class ReferenceRows {
  private final Company company;
  private final RowWriter.Target target;

  ReferenceRows(Company company, RowWriter.Target target) {
    this.company = company;
    this.target = target;
  }

  /// Everything of a day.
  void write(int day) {
    products(day);
    regions(day);
    reps(day);
    warehouses(day);
    accounts(day);
    rates(day);
  }

  private void products(int day) {
    CsvRows rows = target.rows(DataSet.PRODUCTS, day);
    for (Product product : company.products()) {
      int ended = product.listing().discontinued(day);
      rows.text(product.code())
          .text(product.title())
          .text(product.brand())
          .text(product.category().title())
          .text(product.subCategory(day))
          .text(product.unit())
          .cents(product.listPrice(day))
          .cents(product.standardCost(day))
          .day(product.launched());
      dayOrEmpty(rows, ended).flag(ended < 0).end();
    }
  }

  private void regions(int day) {
    CsvRows rows = target.rows(DataSet.REGIONS, day);
    for (Region region : Region.values()) {
      rows.text(region.code())
          .text(region.name())
          .text(region.country())
          .text(region.salesRegion())
          .text(region.city())
          .text(region.currency().name())
          .end();
    }
  }

  private void reps(int day) {
    CsvRows rows = target.rows(DataSet.SALES_REPS, day);
    for (Rep rep : company.reps()) {
      int left = rep.left(day);
      rows.text(Rep.code(rep.index()))
          .text(rep.fullName(day))
          .text(rep.email(day))
          .text(rep.region(day).code())
          .text(rep.team())
          .text(rep.managerCode())
          .day(rep.hired(day));
      dayOrEmpty(rows, left).flag(left < 0).end();
    }
  }

  private void warehouses(int day) {
    CsvRows rows = target.rows(DataSet.WAREHOUSES, day);
    for (Warehouse warehouse : Warehouse.ALL) {
      rows.text(warehouse.code())
          .text(warehouse.title())
          .text(warehouse.regionCode())
          .whole(company.scale().of(3_000L * warehouse.share()) + 5_000)
          .flag(true)
          .end();
    }
  }

  private void accounts(int day) {
    CsvRows rows = target.rows(DataSet.GL_ACCOUNTS, day);
    for (Account account : Account.values()) {
      rows.text(account.code())
          .text(account.title())
          .text(account.type())
          .text(account.isBalanceSheet() ? "BS" : "PL")
          .text(account.normalSide())
          .text(account.cashFlowCategory())
          .text(account.cashFlowLine());
      if (account.isBalanceSheet()) {
        rows.flag(account.isCurrent());
      } else {
        rows.empty();
      }
      rows.flag(true).end();
    }
  }

  private void rates(int day) {
    CsvRows rows = target.rows(DataSet.FX_RATES, day);
    for (Currency currency : Currency.values()) {
      rows.day(day).text(currency.name()).decimal(company.rates().at(currency, day), 8).end();
    }
  }

  private static CsvRows dayOrEmpty(CsvRows rows, int day) {
    return day < 0 ? rows.empty() : rows.day(day);
  }
}
