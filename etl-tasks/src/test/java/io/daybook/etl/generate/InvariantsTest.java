package io.daybook.etl.generate;

import static io.daybook.etl.generate.Delivered.cents;
import static io.daybook.etl.generate.Delivered.debit;
import static io.daybook.etl.generate.Delivered.key;
import static io.daybook.etl.generate.Delivered.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.daybook.etl.generate.company.Scale;
import io.daybook.kernel.run.DateRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The systems agree with one another on every day of two seasons: across the beginning of a fiscal
/// year and Easter, and across Christmas and the turn of the year.
final class InvariantsTest {
  private static final List<String> ACCOUNT = List.of("account_code");
  private static final List<String> CELL = List.of("product_code", "warehouse_code");
  private static final List<String> LINE = List.of("order_number", "line_number");

  enum Season {
    SPRING(7, LocalDate.of(2026, 3, 2), LocalDate.of(2026, 4, 30)),
    TURN_OF_THE_YEAR(11, LocalDate.of(2026, 12, 1), LocalDate.of(2027, 1, 29));

    private final long seed;
    private final LocalDate first;
    private final LocalDate last;

    Season(long seed, LocalDate first, LocalDate last) {
      this.seed = seed;
      this.first = first;
      this.last = last;
    }

    DateRange range() {
      return new DateRange(first, last);
    }
  }

  private static final Map<Season, Delivered> DAYS = new EnumMap<>(Season.class);

  @BeforeAll
  static void generate(@TempDir Path folder) {
    for (Season season : Season.values()) {
      Path inbox = folder.resolve(season.name());
      DAYS.put(season, Delivered.of(inbox, season.range(), season.seed, Scale.ONE));
    }
  }

  private static Delivered days(Season season) {
    Delivered days = DAYS.get(season);
    assertEquals(60, days.dates().size());
    return days;
  }

  @ParameterizedTest(name = "I1 {0}")
  @EnumSource(Season.class)
  void everyEntryBalances(Season season) {
    Delivered days = days(season);
    Set<String> types = new HashSet<>();
    for (LocalDate date : days.dates()) {
      Map<String, Long> entries =
          days.sums(
              DataSet.JOURNAL_LINES, date, List.of("entry_number"), row -> Delivered.debit(row));

      entries.forEach((entry, sum) -> assertEquals(0, sum, entry));
      for (NamedCsvRecord row : days.rows(DataSet.JOURNAL_LINES, date)) {
        types.add(row.getField("entry_type"));
        boolean debit = cents(row, "debit_eur") > 0;
        assertTrue(debit != cents(row, "credit_eur") > 0, () -> row.toString());
      }
    }
    assertEquals(season == Season.SPRING ? 22 : 21, types.size(), () -> "types " + types);
  }

  @ParameterizedTest(name = "I2, I3 {0}")
  @EnumSource(Season.class)
  void balancesFollowTheJournalAndAddUpToNothing(Season season) {
    Delivered days = days(season);
    Map<String, Long> before = new HashMap<>();
    for (LocalDate date : days.dates()) {
      Map<String, Long> journal =
          days.sums(DataSet.JOURNAL_LINES, date, ACCOUNT, row -> Delivered.debit(row));
      long sum = 0;
      for (NamedCsvRecord row : days.rows(DataSet.TRIAL_BALANCE, date)) {
        String account = row.getField("account_code");
        long opening = cents(row, "opening_eur");
        long closing = cents(row, "closing_eur");
        boolean restarts = date.getDayOfMonth() == 1 && account.compareTo("3900") >= 0;

        assertEquals(journal.getOrDefault(account, 0L), debit(row), date + " " + account);
        assertEquals(closing, opening + debit(row), date + " " + account);
        long expected = restarts ? 0 : before.getOrDefault(account, opening);
        assertEquals(expected, opening, date + " " + account);
        before.put(account, closing);
        sum += closing;
      }
      assertEquals(0, sum, date.toString());
    }
    assertEquals(34, before.size());
  }

  @ParameterizedTest(name = "I4 {0}")
  @EnumSource(Season.class)
  void cashFollowsFromResultAndOtherBalances(Season season) {
    Delivered days = days(season);
    for (LocalDate date : days.dates()) {
      Map<String, Long> moved =
          days.sums(DataSet.JOURNAL_LINES, date, ACCOUNT, row -> Delivered.debit(row));
      Map<String, Long> flow = new TreeMap<>();
      for (NamedCsvRecord account : days.rows(DataSet.GL_ACCOUNTS, date)) {
        String category = account.getField("cash_flow_category");
        flow.merge(category, -moved.getOrDefault(account.getField("account_code"), 0L), Long::sum);
      }

      long change = -flow.remove("CASH");
      assertEquals(Set.of("FINANCING", "INVESTING", "NONE", "OPERATING"), flow.keySet());
      assertEquals(change, flow.values().stream().mapToLong(x -> x).sum(), date.toString());
    }
  }

  @ParameterizedTest(name = "I5, I6, I7 {0}")
  @EnumSource(Season.class)
  void stockRollsForwardAndIsWorthWhatTheLedgerSays(Season season) {
    Delivered days = days(season);
    Map<String, Long> before = new HashMap<>();
    for (LocalDate date : days.dates()) {
      Map<String, Long> shipped = moved(days, date, "SHIP");
      Map<String, Long> returned = moved(days, date, "RETURN");
      Map<String, Long> made =
          days.sums(DataSet.PRODUCTION_RUNS, date, CELL, row -> whole(row, "good_qty"));
      long value = 0;
      for (NamedCsvRecord row : days.rows(DataSet.INVENTORY_SNAPSHOTS, date)) {
        String cell = key(row, CELL);
        long opening = whole(row, "opening_qty");
        long closing = whole(row, "closing_qty");
        long change =
            whole(row, "good_qty")
                + whole(row, "returned_qty")
                - whole(row, "shipped_qty")
                + whole(row, "adjusted_qty");

        assertEquals(closing, opening + change, date + " " + cell);
        assertTrue(closing >= 0, () -> date + " " + cell);
        assertEquals(before.getOrDefault(cell, opening), opening, date + " " + cell);
        assertEquals(shipped.getOrDefault(cell, 0L), whole(row, "shipped_qty"), cell);
        assertEquals(returned.getOrDefault(cell, 0L), whole(row, "returned_qty"), cell);
        assertEquals(made.getOrDefault(cell, 0L), whole(row, "good_qty"), cell);
        before.put(cell, closing);
        value += cents(row, "inventory_value_eur");
      }
      assertEquals(closing(days, date, "1300"), value, date.toString());
    }
    assertEquals(480, before.size());
  }

  private static Map<String, Long> moved(Delivered days, LocalDate date, String type) {
    return days.sums(
        DataSet.DELIVERIES,
        date,
        CELL,
        row -> row.getField("movement_type").equals(type) ? whole(row, "quantity") : 0);
  }

  private static long closing(Delivered days, LocalDate date, String account) {
    return days.sums(DataSet.TRIAL_BALANCE, date, ACCOUNT, row -> cents(row, "closing_eur"))
        .get(account);
  }

  @ParameterizedTest(name = "I8 {0}")
  @EnumSource(Season.class)
  void noLineLosesMoreThanWasOrdered(Season season) {
    Delivered days = days(season);
    Map<String, Long> ordered = new HashMap<>();
    Map<String, Long> left = new HashMap<>();
    Map<String, Long> shipped = new HashMap<>();
    Map<String, Long> returned = new HashMap<>();
    for (LocalDate date : days.dates()) {
      for (NamedCsvRecord row : days.rows(DataSet.ORDER_LINES, date)) {
        ordered.put(key(row, LINE), whole(row, "quantity"));
      }
      for (NamedCsvRecord row : days.rows(DataSet.DELIVERIES, date)) {
        String type = row.getField("movement_type");
        Map<String, Long> kind = type.equals("RETURN") ? returned : left;
        kind.merge(key(row, LINE), whole(row, "quantity"), Long::sum);
        if (type.equals("SHIP")) {
          shipped.merge(key(row, LINE), whole(row, "quantity"), Long::sum);
        }
      }
    }

    int compared = 0;
    for (Map.Entry<String, Long> line : ordered.entrySet()) {
      long gone = left.getOrDefault(line.getKey(), 0L);
      long back = returned.getOrDefault(line.getKey(), 0L);
      assertTrue(gone <= line.getValue(), line::getKey);
      assertTrue(back <= shipped.getOrDefault(line.getKey(), 0L), line::getKey);
      compared += gone > 0 ? 1 : 0;
    }
    assertTrue(compared > 50_000, "only " + compared + " lines were delivered");
  }

  @ParameterizedTest(name = "I9 {0}")
  @EnumSource(Season.class)
  void revenueAndReturnsAreWhatWasDelivered(Season season) {
    Delivered days = days(season);
    for (LocalDate date : days.dates()) {
      Map<String, BigDecimal> rates = new HashMap<>();
      for (NamedCsvRecord row : days.rows(DataSet.FX_RATES, date)) {
        rates.put(row.getField("currency_code"), new BigDecimal(row.getField("rate_eur")));
      }
      Map<String, BigDecimal> net = new HashMap<>();
      Set<String> invoices = new HashSet<>();
      for (NamedCsvRecord row : days.rows(DataSet.DELIVERIES, date)) {
        BigDecimal amount = new BigDecimal(row.getField("net_amount"));
        BigDecimal eur = amount.multiply(rates.get(row.getField("currency_code")));
        net.merge(row.getField("movement_type"), eur, BigDecimal::add);
        invoices.add(row.getField("customer_code"));
      }
      Map<String, Long> posted =
          days.sums(DataSet.JOURNAL_LINES, date, ACCOUNT, row -> Delivered.debit(row));

      assertNear(net.get("SHIP"), -posted.getOrDefault("4000", 0L), invoices.size(), date);
      assertNear(net.get("RETURN"), posted.getOrDefault("4900", 0L), invoices.size(), date);
    }
  }

  private static void assertNear(BigDecimal net, long posted, int tolerance, LocalDate date) {
    BigDecimal expected = net == null ? BigDecimal.ZERO : net;
    long cents = expected.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValue();
    assertTrue(Math.abs(cents - posted) <= tolerance, () -> date + ": " + cents + ", " + posted);
  }

  @ParameterizedTest(name = "I11 {0}")
  @EnumSource(Season.class)
  void ordersAreTheSumOfTheirLines(Season season) {
    Delivered days = days(season);
    List<String> number = List.of("order_number");
    for (LocalDate date : days.dates()) {
      Map<String, Long> totals =
          days.sums(DataSet.ORDER_LINES, date, number, row -> cents(row, "net_amount"));
      Map<String, Long> counts = days.sums(DataSet.ORDER_LINES, date, number, _ -> 1);

      assertEquals(
          totals, days.sums(DataSet.ORDERS, date, number, row -> cents(row, "order_total")));
      assertEquals(
          counts, days.sums(DataSet.ORDERS, date, number, row -> whole(row, "line_count")));
    }
  }

  @ParameterizedTest(name = "I12 {0}")
  @EnumSource(Season.class)
  void everyCodeHasItsParentOnTheSameDate(Season season) {
    Delivered days = days(season);
    for (LocalDate date : days.dates().subList(28, 33)) {
      assertParents(days, date, DataSet.CUSTOMERS, "customer_code");
      assertParents(days, date, DataSet.PRODUCTS, "product_code");
      assertParents(days, date, DataSet.REGIONS, "region_code");
      assertParents(days, date, DataSet.SALES_REPS, "sales_rep_code");
      assertParents(days, date, DataSet.WAREHOUSES, "warehouse_code");
      assertParents(days, date, DataSet.GL_ACCOUNTS, "account_code");
    }
  }

  private static void assertParents(Delivered days, LocalDate date, DataSet parent, String column) {
    Set<String> known = codes(days, date, parent, column);
    int checked = 0;
    for (DataSet child : DataSet.values()) {
      if (child != parent && child.columns().contains(column)) {
        Set<String> unknown = codes(days, date, child, column);
        unknown.removeAll(known);
        unknown.remove("");
        assertEquals(Set.of(), unknown, date + " " + child);
        checked++;
      }
    }
    assertTrue(checked > 0, column);
  }

  private static Set<String> codes(Delivered days, LocalDate date, DataSet dataSet, String column) {
    Set<String> codes = new HashSet<>();
    days.rows(dataSet, date).forEach(row -> codes.add(row.getField(column)));
    return codes;
  }
}
