package io.daybook.etl.generate;

import io.daybook.etl.generate.company.Calendar;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Plants a defect in the good files of a day, which lie in a workplace beside those of the day
/// before. Spoils rows that no other file refers to where the kind allows it, so that one defect
/// leads to one kind of reject.
final class Planting {
  private static final int ROWS = 3;

  private final Path workplace;
  private final int day;
  private final Defect defect;

  Planting(Path workplace, int day, Defect defect) {
    this.workplace = workplace;
    this.day = day;
    this.defect = defect;
  }

  // One case for each kind, no more: the table of the documentation in code.
  void plant() throws IOException {
    switch (defect) {
      case BAD_UTF8 -> names(name -> name + "\u00c3(");
      case NUL_BYTE -> names(name -> name + "\0");
      case UNCLOSED_QUOTE -> unclosedQuote();
      case COLUMN_COUNT -> columnCount();
      case UNKNOWN_HEADER -> header(DataSet.ORDERS, "customer_code", "customer");
      case MISSING_HEADER -> missingHeader();
      case EMPTY_REQUIRED -> smallOrders("customer_code", _ -> "");
      case BAD_TYPE -> badType();
      case OUT_OF_RANGE -> spread(DataSet.DELIVERIES, "quantity", _ -> "0");
      case NOT_IN_LIST -> smallOrders("channel", _ -> "b2b");
      case PATTERN -> pattern();
      case DUPLICATE_IN_FILE -> duplicateInFile();
      case DUPLICATE_IN_TABLE -> duplicateInTable();
      case UNKNOWN_PARENT -> spread(DataSet.DELIVERIES, "product_code", _ -> "P9999");
      case CROSS_FIELD -> spread(DataSet.ORDER_LINES, "net_amount", plus("1.00"));
      case WRONG_PARTITION_DATE -> wrongPartitionDate();
      case WRONG_FOLDER_DATE -> wrongFolderDate();
      case MISSING_FILE -> Files.delete(file(DataSet.ORDER_LINES, day));
      case EMPTY_FILE -> Files.write(file(DataSet.ORDER_LINES, day), new byte[0]);
      case HEADER_ONLY -> keep(DataSet.ORDER_LINES, 0);
      case TRUNCATED -> truncated();
      case SAME_BYTES_AGAIN -> {}
      case CORRECTED_FILE -> one(DataSet.PRODUCTS, "list_price_eur", plus("1.00"));
      case UNBALANCED_ENTRY -> unbalancedEntry();
      case TRIAL_BALANCE_GAP -> one(DataSet.TRIAL_BALANCE, "closing_eur", plus("100.00"));
      case ROLL_FORWARD_BREAK -> rollForwardBreak();
      case ORDER_TOTAL_MISMATCH -> spread(DataSet.ORDERS, "order_total", plus("1.00"));
      case ORPHAN_DELIVERY -> orphanDelivery();
      case TOO_MANY_REJECTS -> tooManyRejects();
      case NEW_COLUMN -> newColumn();
      case BOM_CRLF -> sheet(DataSet.ORDERS).write("\u00ef\u00bb\u00bf", "\r\n");
      case VOLUME_DROP -> keep(DataSet.INVOICES, sheet(DataSet.INVOICES).rows() / 5);
      case PRICE_OUTLIER -> priceOutlier();
      case CATEGORY_CASE -> categoryCase();
    }
  }

  private Path file(DataSet dataSet, int date) {
    return workplace.resolve(dataSet.path(date));
  }

  private Sheet sheet(DataSet dataSet) throws IOException {
    return sheet(dataSet, day);
  }

  private Sheet sheet(DataSet dataSet, int date) throws IOException {
    Path file = file(dataSet, date);
    if (!Files.exists(file)) {
      throw tooFew(dataSet, date);
    }
    return Sheet.read(file);
  }

  private FailureException tooFew(DataSet dataSet, int date) {
    return new FailureException(
        new Failure.Usage(
            "GENERATE-004",
            "%s has too few rows in %s.%s on %s"
                .formatted(defect.kind(), dataSet.source(), dataSet.title(), Calendar.text(date)),
            Location.NONE,
            "choose a working day, or a larger --scale"));
  }

  /// Three rows in the middle of each third.
  private List<Integer> places(DataSet dataSet, Sheet sheet) {
    if (sheet.rows() < 2 * ROWS) {
      throw tooFew(dataSet, day);
    }
    return List.of(sheet.rows() / 6, sheet.rows() / 2, sheet.rows() * 5 / 6);
  }

  private void spread(DataSet dataSet, String column, UnaryOperator<String> change)
      throws IOException {
    Sheet sheet = sheet(dataSet);
    for (int row : places(dataSet, sheet)) {
      sheet.field(row, column, change.apply(sheet.field(row, column)));
    }
    sheet.write();
  }

  private void one(DataSet dataSet, String column, UnaryOperator<String> change)
      throws IOException {
    Sheet sheet = sheet(dataSet);
    int row = sheet.rows() / 2;
    sheet.field(row, column, change.apply(sheet.field(row, column)));
    sheet.write();
  }

  private static UnaryOperator<String> plus(String amount) {
    return value -> new BigDecimal(value).add(new BigDecimal(amount)).toPlainString();
  }

  private void keep(DataSet dataSet, int rows) throws IOException {
    Sheet sheet = sheet(dataSet);
    sheet.keep(rows);
    sheet.write();
  }

  /// The first customers whom no order, delivery or posting of the day names.
  private List<Integer> quietCustomers(Sheet customers) throws IOException {
    Set<String> named = new HashSet<>();
    for (DataSet dataSet : List.of(DataSet.ORDERS, DataSet.DELIVERIES, DataSet.JOURNAL_LINES)) {
      Sheet sheet = sheet(dataSet);
      for (int row = 0; row < sheet.rows(); row++) {
        named.add(sheet.field(row, "customer_code"));
      }
    }
    List<Integer> quiet =
        IntStream.range(0, customers.rows())
            .filter(row -> !named.contains(customers.field(row, "customer_code")))
            .boxed()
            .limit(ROWS)
            .toList();
    if (quiet.size() < ROWS) {
      throw tooFew(DataSet.CUSTOMERS, day);
    }
    return quiet;
  }

  private void names(UnaryOperator<String> change) throws IOException {
    Sheet customers = sheet(DataSet.CUSTOMERS);
    for (int row : quietCustomers(customers)) {
      String name = customers.field(row, "customer_name");
      customers.field(row, "customer_name", change.apply(name));
    }
    customers.write();
  }

  private void pattern() throws IOException {
    Sheet customers = sheet(DataSet.CUSTOMERS);
    int number = 12;
    for (int row : quietCustomers(customers)) {
      customers.field(row, "customer_code", "C" + number++);
    }
    customers.write();
  }

  /// Spoils the orders with the fewest lines, because those follow them.
  private void smallOrders(String column, UnaryOperator<String> change) throws IOException {
    Sheet orders = sheet(DataSet.ORDERS);
    places(DataSet.ORDERS, orders);
    IntStream.range(0, orders.rows())
        .boxed()
        .sorted(
            Comparator.comparingInt(
                (Integer row) -> Integer.parseInt(orders.field(row, "line_count"))))
        .limit(ROWS)
        .forEach(row -> orders.field(row, column, change.apply(orders.field(row, column))));
    orders.write();
  }

  private void unclosedQuote() throws IOException {
    Sheet sheet = sheet(DataSet.ORDER_LINES);
    int row = sheet.rows() * 2 / 3;
    sheet.line(row, '"' + sheet.line(row));
    sheet.write();
  }

  private void columnCount() throws IOException {
    Sheet sheet = sheet(DataSet.DELIVERIES);
    List<Integer> places = places(DataSet.DELIVERIES, sheet);
    sheet.line(places.getFirst(), sheet.line(places.getFirst()) + ",surplus");
    String line = sheet.line(places.getLast());
    sheet.line(places.getLast(), line.substring(0, line.lastIndexOf(',')));
    sheet.write();
  }

  private void header(DataSet dataSet, String column, String name) throws IOException {
    Sheet sheet = sheet(dataSet);
    sheet.header(sheet.header().replace(column, name));
    sheet.write();
  }

  private void missingHeader() throws IOException {
    Sheet sheet = sheet(DataSet.FX_RATES);
    sheet.drop("rate_eur");
    sheet.write();
  }

  private void badType() throws IOException {
    Sheet sheet = sheet(DataSet.DELIVERIES);
    List<Integer> places = places(DataSet.DELIVERIES, sheet);
    sheet.field(places.get(0), "quantity", "12,5");
    sheet.field(places.get(1), "promised_date", "2026-13-01");
    sheet.field(places.get(2), "quantity", "12,5");
    sheet.write();
  }

  private void duplicateInFile() throws IOException {
    Sheet sheet = sheet(DataSet.ORDER_LINES);
    for (int row : places(DataSet.ORDER_LINES, sheet)) {
      sheet.add(sheet.line(row));
    }
    sheet.write();
  }

  private void duplicateInTable() throws IOException {
    Sheet today = sheet(DataSet.ORDERS);
    Sheet before = sheet(DataSet.ORDERS, day - 1);
    String date = Calendar.text(day);
    for (int row : places(DataSet.ORDERS, before)) {
      String line = before.replaced(before.line(row), "order_date", date);
      String moment = before.field(row, "ordered_at");
      line = before.replaced(line, "ordered_at", date + moment.substring(date.length()));
      String requested = before.field(row, "requested_date");
      today.add(
          before.replaced(
              line, "requested_date", requested.compareTo(date) < 0 ? date : requested));
    }
    today.write();
  }

  private void wrongPartitionDate() throws IOException {
    Sheet today = sheet(DataSet.INVOICES);
    Sheet before = sheet(DataSet.INVOICES, day - 1);
    for (int row : places(DataSet.INVOICES, before)) {
      today.add(before.line(row));
    }
    today.write();
  }

  private void wrongFolderDate() throws IOException {
    for (DataSet dataSet : DataSet.values()) {
      Path before = file(dataSet, day - 1);
      if (Files.exists(before)) {
        Files.createDirectories(file(dataSet, day).getParent());
        Files.copy(before, file(dataSet, day), StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.deleteIfExists(file(dataSet, day));
      }
    }
  }

  private void truncated() throws IOException {
    Path file = file(DataSet.INVOICES, day);
    Sheet sheet = sheet(DataSet.INVOICES);
    int kept = sheet.rows() * 2 / 5;
    String cut = sheet.line(kept).substring(0, sheet.line(kept).indexOf(',') + 3);
    sheet.keep(kept);
    sheet.write();
    String text = Files.readString(file, StandardCharsets.ISO_8859_1) + cut;
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
  }

  private void unbalancedEntry() throws IOException {
    Sheet sheet = sheet(DataSet.JOURNAL_LINES);
    int row = sheet.rows() / 2;
    while (sheet.field(row, "debit_eur").equals("0.00")) {
      row++;
    }
    sheet.field(row, "debit_eur", plus("0.01").apply(sheet.field(row, "debit_eur")));
    sheet.write();
  }

  private void rollForwardBreak() throws IOException {
    Sheet sheet = sheet(DataSet.INVENTORY_SNAPSHOTS);
    int row = sheet.rows() / 2;
    BigDecimal closing = new BigDecimal(sheet.field(row, "closing_qty")).add(BigDecimal.valueOf(5));
    BigDecimal cost = new BigDecimal(sheet.field(row, "standard_cost_eur"));
    sheet.field(row, "closing_qty", closing.toPlainString());
    sheet.field(row, "inventory_value_eur", closing.multiply(cost).toPlainString());
    sheet.write();
  }

  private void orphanDelivery() throws IOException {
    Sheet sheet = sheet(DataSet.DELIVERIES);
    for (int row : places(DataSet.DELIVERIES, sheet)) {
      String number = sheet.field(row, "order_number");
      sheet.field(row, "order_number", number.substring(0, number.length() - 2) + "99");
    }
    sheet.write();
  }

  private void tooManyRejects() throws IOException {
    Sheet sheet = sheet(DataSet.DELIVERIES);
    places(DataSet.DELIVERIES, sheet);
    for (int row = 0; row < sheet.rows(); row += 20) {
      sheet.field(row, "quantity", "0");
    }
    sheet.write();
  }

  private void newColumn() throws IOException {
    Sheet sheet = sheet(DataSet.PRODUCTS);
    sheet.header(sheet.header() + ",color");
    for (int row = 0; row < sheet.rows(); row++) {
      sheet.line(row, sheet.line(row) + ",white");
    }
    sheet.write();
  }

  private void priceOutlier() throws IOException {
    Sheet sheet = sheet(DataSet.INVOICES);
    for (int row : places(DataSet.INVOICES, sheet)) {
      int priced = row;
      while (sheet.field(priced, "UnitPrice").equals("0")) {
        priced++;
      }
      BigDecimal price = new BigDecimal(sheet.field(priced, "UnitPrice"));
      sheet.field(priced, "UnitPrice", price.movePointRight(2).toPlainString());
    }
    sheet.write();
  }

  private void categoryCase() throws IOException {
    Sheet sheet = sheet(DataSet.GL_ACCOUNTS);
    IntStream.range(0, sheet.rows())
        .filter(row -> sheet.field(row, "account_type").equals("COGS"))
        .limit(ROWS)
        .forEach(row -> sheet.field(row, "account_type", "Cogs"));
    sheet.write();
  }
}
