package io.daybook.etl.generate;

import static io.daybook.etl.generate.Delivered.whole;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.daybook.etl.generate.company.Scale;
import io.daybook.kernel.run.DateRange;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the company looks like over 60 days: volumes, service, returns, and the dirt of the
/// counter.
final class StatisticsTest {
  private static final DateRange RANGE =
      new DateRange(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 4, 30));
  private static final List<String> LINE = List.of("order_number", "line_number");

  @TempDir static Path folder;
  private static Delivered days;

  @BeforeAll
  static void generate() {
    days = Delivered.of(folder, RANGE, Generator.SEED, Scale.ONE);
  }

  private static void assertBetween(double low, double high, double value, String what) {
    assertTrue(value >= low && value <= high, () -> what + " is " + value);
  }

  @Test
  void workingDayBringsTwoThousandLines() {
    Map<DayOfWeek, Double> lines = new TreeMap<>();
    int working = 0;
    long orders = 0;
    for (LocalDate date : RANGE.dates()) {
      int count = days.rows(DataSet.ORDER_LINES, date).size();
      lines.merge(date.getDayOfWeek(), (double) count, Double::sum);
      if (date.getDayOfWeek().getValue() < 6) {
        working++;
        orders += days.rows(DataSet.ORDERS, date).size();
      }
    }

    double weekdays =
        lines.entrySet().stream()
            .filter(day -> day.getKey().getValue() < 6)
            .mapToDouble(Map.Entry::getValue)
            .sum();
    assertBetween(1_800, 2_200, weekdays / working, "lines a working day");
    assertBetween(600, 720, (double) orders / working, "orders a working day");
    assertBetween(
        0.2, 0.5, lines.get(DayOfWeek.SATURDAY) / lines.get(DayOfWeek.MONDAY), "Saturday");
    assertBetween(0.15, 0.4, lines.get(DayOfWeek.SUNDAY) / lines.get(DayOfWeek.MONDAY), "Sunday");
  }

  @Test
  void serviceIsGoodButNotPerfect() {
    Map<String, NamedCsvRecord> first = new HashMap<>();
    for (LocalDate date : RANGE.dates()) {
      for (NamedCsvRecord row : days.rows(DataSet.DELIVERIES, date)) {
        if (row.getField("movement_type").equals("SHIP")) {
          first.putIfAbsent(Delivered.key(row, LINE), row);
        }
      }
    }
    int due = 0;
    int onTime = 0;
    int both = 0;
    Map<String, Boolean> orders = new HashMap<>();
    for (LocalDate date : RANGE.dates()) {
      for (NamedCsvRecord line : days.rows(DataSet.ORDER_LINES, date)) {
        String promised = line.getField("promised_date");
        if (promised.compareTo(RANGE.last().toString()) > 0) {
          continue;
        }
        NamedCsvRecord shipped = first.get(Delivered.key(line, LINE));
        boolean isOnTime =
            shipped != null && shipped.getField("delivered_date").compareTo(promised) <= 0;
        boolean isInFull =
            shipped != null && whole(shipped, "quantity") * 100 >= whole(line, "quantity") * 98;
        due++;
        onTime += isOnTime ? 1 : 0;
        both += isOnTime && isInFull ? 1 : 0;
        orders.merge(line.getField("order_number"), isOnTime && isInFull, Boolean::logicalAnd);
      }
    }

    double byLine = 100.0 * both / due;
    double byOrder = 100.0 * orders.values().stream().filter(good -> good).count() / orders.size();
    assertBetween(92, 94, 100.0 * onTime / due, "on time by line");
    assertBetween(91, 93, byLine, "OTIF by line");
    assertBetween(0, 4, byLine - byOrder, "OTIF by line less by order");
  }

  @Test
  void returnsAreOneToTwoPercentOfRevenue() {
    long revenue = 0;
    long returns = 0;
    for (LocalDate date : RANGE.dates()) {
      Map<String, Long> moved =
          days.sums(
              DataSet.JOURNAL_LINES, date, List.of("account_code"), row -> Delivered.debit(row));
      revenue -= moved.getOrDefault("4000", 0L);
      returns += moved.getOrDefault("4900", 0L);
    }

    assertBetween(1, 2, 100.0 * returns / revenue, "returns");
    assertBetween(150e6, 250e6, revenue / 100.0 / 60 * 365, "revenue of a year");
  }

  @Test
  void fewCustomersOrderMost() {
    Map<String, Long> orders = new HashMap<>();
    for (LocalDate date : RANGE.dates()) {
      days.sums(DataSet.ORDERS, date, List.of("customer_code"), _ -> 1)
          .forEach((customer, count) -> orders.merge(customer, count, Long::sum));
    }
    long active =
        days.rows(DataSet.CUSTOMERS, RANGE.last()).stream()
            .filter(row -> row.getField("is_active").equals("true"))
            .count();

    long all = orders.values().stream().mapToLong(count -> count).sum();
    long top =
        orders.values().stream()
            .sorted((a, b) -> Long.compare(b, a))
            .limit(active / 5)
            .mapToLong(count -> count)
            .sum();
    assertBetween(60, 78, 100.0 * top / all, "orders of the top fifth");
  }

  @Test
  void counterIsAsDirtyAsRealOnesAre() {
    Map<String, Long> count = new HashMap<>();
    for (LocalDate date : RANGE.dates()) {
      for (NamedCsvRecord row : days.rows(DataSet.INVOICES, date)) {
        count.merge("lines", 1L, Long::sum);
        kinds(row).forEach(kind -> count.merge(kind, 1L, Long::sum));
      }
    }

    double lines = count.get("lines") / 100.0;
    assertBetween(2_200, 2_600, count.get("lines") / 60.0, "lines a day");
    assertBetween(27, 31, count.get("anonymous") / lines, "without a customer");
    assertBetween(0.9, 1.6, count.get("credit") / lines, "credits");
    assertBetween(0.2, 0.45, count.get("correction") / lines, "count corrections");
    assertBetween(0.4, 0.7, count.get("free") / lines, "free");
    assertBetween(0.3, 0.6, count.get("no description") / lines, "no description");
    assertBetween(17, 22, count.get("padded") / lines, "padded");
    assertBetween(0.1, 0.4, count.get("lower case") / lines, "lower case");
    assertBetween(65, 75, count.get("PAID") / lines, "paid");
  }

  private static List<String> kinds(NamedCsvRecord row) {
    boolean cancels = row.getField("InvoiceNo").startsWith("C");
    boolean negative = whole(row, "Quantity") < 0;
    boolean free = row.getField("UnitPrice").equals("0");
    String text = row.getField("Description");
    String code = row.getField("StockCode");
    return Stream.of(
            row.getField("CustomerID").isEmpty() ? "anonymous" : "",
            cancels ? "credit" : "",
            negative && !cancels ? "correction" : "",
            free && !negative ? "free" : "",
            text.isEmpty() ? "no description" : "",
            text.strip().equals(text) ? "" : "padded",
            code.equals(code.toUpperCase(Locale.ROOT)) ? "" : "lower case",
            row.getField("PaymentStatus"))
        .filter(kind -> !kind.isEmpty())
        .toList();
  }
}
