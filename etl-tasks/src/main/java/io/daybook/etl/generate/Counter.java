package io.daybook.etl.generate;

import io.daybook.etl.generate.company.Calendar;
import io.daybook.etl.generate.company.Money;
import io.daybook.etl.generate.company.Scale;
import io.daybook.etl.generate.draw.Hash;
import io.daybook.etl.generate.draw.Stream;
import java.time.LocalDate;

/// The counter of Larkfield Gift & Home: its billing file of a day, with the dirt that such a file
/// has: customers nobody asked for, credits, count corrections, unpriced finds, double scans, codes
/// and descriptions as somebody typed them. Hangs on nothing but the seed, the scale and the day.
final class Counter {
  /// Invoices of an ordinary day at scale 1 and the mean of their lines.
  private static final int INVOICES = 127;

  private static final int MOST_LINES = 41;
  private static final int[] WEEKDAY_PERCENT = {106, 110, 104, 112, 96, 82, 70};
  private static final int[] MONTH_PERCENT = {88, 86, 96, 92, 98, 100, 96, 94, 104, 110, 126, 114};
  private static final int OPENS_MINUTE = 7 * 60 + 30;
  private static final int OPEN_MINUTES = 12 * 60;
  private static final String[] COUNTRIES = {
    "Germany", "France", "EIRE", "Netherlands", "Belgium", "Norway", "Australia", "Japan", "Spain"
  };

  private final Hash hash;
  private final Scale scale;

  Counter(long seed, Scale scale) {
    this.hash = new Hash(seed);
    this.scale = scale;
  }

  /// Closed on Christmas Day and New Year's Day: then there is no file.
  static boolean isOpen(int day) {
    LocalDate date = Calendar.date(day);
    int monthDay = date.getMonthValue() * 100 + date.getDayOfMonth();
    return monthDay != 1225 && monthDay != 101;
  }

  /// Writes all invoices of a day, in the order of their time.
  void write(int day, CsvRows rows) {
    int invoices = invoices(day);
    long most = Math.max(1, scale.of(200));
    for (int i = 0; i < invoices; i++) {
      long draw = hash.at(Stream.COUNTER_INVOICE, day, i);
      long serial = (day * most + i) % 900_000 + 100_000;
      int minute = OPENS_MINUTE + (int) ((long) OPEN_MINUTES * i / invoices);
      invoice(new Invoice(draw, serial, day, minute), rows);
    }
  }

  private int invoices(int day) {
    long percent =
        (long) WEEKDAY_PERCENT[Calendar.weekday(day)]
            * MONTH_PERCENT[Calendar.date(day).getMonthValue() - 1];
    int noise = Hash.between(hash.at(Stream.COUNTER_DAY, day), 92, 108);
    return (int) Math.max(2, scale.of(Money.divide(INVOICES * percent * noise, 1_000_000)));
  }

  private record Invoice(long draw, long serial, int day, int minute) {}

  /// One in twelve invoices cancels something, with one or two lines; one in forty corrects a
  /// count.
  private void invoice(Invoice invoice, CsvRows rows) {
    int permille = Hash.below(Hash.next(invoice.draw(), 0), 1000);
    if (permille < 140) {
      credit(invoice, rows);
    } else if (permille < 202) {
      correction(invoice, rows);
    } else {
      sale(invoice, rows);
    }
  }

  private void sale(Invoice invoice, CsvRows rows) {
    long draw = invoice.draw();
    boolean anonymous = Hash.below(Hash.next(draw, 1), 100) < 17;
    int count = Hash.between(Hash.next(draw, 2), 1, MOST_LINES);
    if (anonymous) {
      count += MOST_LINES / 2;
    }
    String status = Hash.below(Hash.next(draw, 3), 100) < 70 ? "PAID" : "PENDING";
    for (int i = 0; i < count; i++) {
      long line = Hash.next(draw, 16L + i);
      CounterItem item = CounterItem.sold(hash, line);
      boolean free = Hash.below(Hash.next(line, 2), 10_000) < 54;
      String text = free && Hash.below(Hash.next(line, 3), 4) < 3 ? "" : item.description();
      long price = free ? 0 : item.price();
      int quantity = quantity(Hash.next(line, 4), anonymous);
      int scans = Hash.below(Hash.next(line, 5), 10_000) < 153 ? 2 : 1;
      for (int scan = 0; scan < scans; scan++) {
        rows.text(Long.toString(invoice.serial()))
            .text(item.typedCode(Hash.next(line, 6)))
            .text(text)
            .whole(quantity);
        tail(rows, invoice, price, free || anonymous ? "" : customer(invoice), status);
      }
    }
  }

  private void credit(Invoice invoice, CsvRows rows) {
    int count = 1 + Hash.below(Hash.next(invoice.draw(), 2), 3);
    for (int i = 0; i < count; i++) {
      long line = Hash.next(invoice.draw(), 16L + i);
      CounterItem item = CounterItem.sold(hash, line);
      rows.text("C" + invoice.serial())
          .text(item.typedCode(Hash.next(line, 6)))
          .text(item.description())
          .whole(-quantity(Hash.next(line, 4), true));
      tail(rows, invoice, item.price(), customer(invoice), "CANCELLED");
    }
  }

  private void correction(Invoice invoice, CsvRows rows) {
    long line = Hash.next(invoice.draw(), 16);
    CounterItem item = CounterItem.article(hash, line);
    String text = Hash.below(Hash.next(line, 3), 3) == 0 ? "" : "damages";
    rows.text(Long.toString(invoice.serial()))
        .text(item.code())
        .text(text)
        .whole(-quantity(Hash.next(line, 4), false));
    tail(rows, invoice, 0, "", "PAID");
  }

  private static void tail(
      CsvRows rows, Invoice invoice, long price, String customer, String status) {
    LocalDate date = Calendar.date(invoice.day());
    int minute = invoice.minute() % 60;
    String moment =
        date.getMonthValue()
            + "/"
            + date.getDayOfMonth()
            + "/"
            + Integer.toString(date.getYear()).substring(2)
            + " "
            + invoice.minute() / 60
            + (minute < 10 ? ":0" : ":")
            + minute;
    rows.text(moment)
        .text(priceText(price))
        .text(customer)
        .text(country(invoice))
        .text(status)
        .end();
  }

  /// `2.1`, `4`, `0.85`: no more decimals than needed.
  private static String priceText(long pence) {
    String text = CsvRows.decimalText(pence, 2);
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }

  private static int quantity(long draw, boolean few) {
    long square = Math.unsignedMultiplyHigh(draw, draw);
    long fourth = Math.unsignedMultiplyHigh(square, square);
    return 1 + (int) Math.unsignedMultiplyHigh(fourth, few ? 9 : 26);
  }

  /// Four thousand regulars, some far more often than others.
  private String customer(Invoice invoice) {
    long u = Hash.next(invoice.draw(), 4);
    long regulars = Math.clamp(scale.of(4_000), 40, 80_000);
    return Long.toString(
        12_000 + Math.unsignedMultiplyHigh(Math.unsignedMultiplyHigh(u, u), regulars));
  }

  private static String country(Invoice invoice) {
    int percent = Hash.below(Hash.next(invoice.draw(), 5), 100);
    return percent < 91 ? "United Kingdom" : COUNTRIES[percent - 91];
  }
}
