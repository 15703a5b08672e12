package io.daybook.etl.generate;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.failure.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The named defects that can be planted in a day.
public enum Defect {
  BAD_UTF8("sales.customers", "bytes C3 28 in three names", "refused, with the byte offset"),
  NUL_BYTE("sales.customers", "a NUL in three names", "refused, with the byte offset"),
  UNCLOSED_QUOTE(
      "sales.order_lines",
      "a quote that nobody closes, where the last third begins",
      "one reject to the end of the file that counts as the lines it covers; nothing loads, exit 1"),
  COLUMN_COUNT(
      "operations.deliveries",
      "a field too many in one row, a field too few in another",
      "refused; the neighbors load"),
  UNKNOWN_HEADER(
      "sales.orders",
      "`customer_code` is called `customer`",
      "one reject in line 1, the file is refused, exit 1, a contract change is proposed"),
  MISSING_HEADER(
      "finance.fx_rates",
      "no column `rate_eur`",
      "one reject in line 1, the file is refused, exit 1, a contract change is proposed"),
  EMPTY_REQUIRED(
      "sales.orders",
      "three orders without `customer_code`",
      "refused; then their lines as `unknown-parent`"),
  BAD_TYPE(
      "operations.deliveries",
      "quantity `12,5` in two rows, promised date `2026-13-01` in one",
      "refused"),
  OUT_OF_RANGE("operations.deliveries", "quantity 0 in three rows", "refused"),
  NOT_IN_LIST(
      "sales.orders",
      "channel `b2b` in three orders",
      "refused: the list is case-sensitive; then their lines as `unknown-parent`"),
  PATTERN(
      "sales.customers", "customer codes `C12`, `C13`, `C14` of customers nobody names", "refused"),
  DUPLICATE_IN_FILE(
      "sales.order_lines", "three lines twice", "the second of each is refused, the first loads"),
  DUPLICATE_IN_TABLE(
      "sales.orders",
      "three orders more, with order numbers of the day before",
      "refused; the day before is untouched"),
  UNKNOWN_PARENT("operations.deliveries", "product `P9999` in three rows", "refused"),
  CROSS_FIELD("sales.order_lines", "net amount of three lines off by 1.00", "refused"),
  WRONG_PARTITION_DATE(
      "invoices.invoices",
      "three rows of the day before at the end",
      "refused; the day before is untouched"),
  WRONG_FOLDER_DATE(
      "every file",
      "the files of the day before in this day's folder",
      "all rows refused, exit 1; the day stays empty"),
  MISSING_FILE("sales.order_lines", "no file", "exit 75 with the path looked for"),
  EMPTY_FILE("sales.order_lines", "0 bytes", "`missing-header`, exit 1"),
  HEADER_ONLY("sales.order_lines", "only the header", "no rows are not allowed here, exit 1"),
  TRUNCATED(
      "invoices.invoices",
      "cut in the middle of a row, after two fifths",
      "the last row is refused as `column-count`; the row count fails, exit 1"),
  SAME_BYTES_AGAIN("no file", "the day as it was", "recorded, nothing done, the same load"),
  CORRECTED_FILE(
      "sales.products",
      "one list price 1.00 higher",
      "partition replaced, old load superseded, another digest"),
  UNBALANCED_ENTRY(
      "finance.journal_lines",
      "one line 0.01 higher",
      "all lines of the entry are refused as `cross-field`; the limit is 0 %, exit 1"),
  TRIAL_BALANCE_GAP(
      "finance.trial_balance",
      "one closing balance 100.00 higher",
      "`cross-field`; the limit is 0 %, exit 1"),
  ROLL_FORWARD_BREAK(
      "operations.inventory_snapshots",
      "five pieces too many in one cell, the value fitting",
      "that row is refused as `cross-field`"),
  ORDER_TOTAL_MISMATCH(
      "sales.orders", "the total of three orders 1.00 higher", "the data set check fails, exit 1"),
  ORPHAN_DELIVERY(
      "operations.deliveries",
      "three rows of an order that nobody placed",
      "loads; the relationship test of the models warns"),
  TOO_MANY_REJECTS(
      "operations.deliveries",
      "quantity 0 in every twentieth row",
      "nothing loads, all rejects are kept, exit 1"),
  NEW_COLUMN("sales.products", "one more column, `color`", "as `onDrift` says; fail, exit 1"),
  BOM_CRLF("sales.orders", "a byte order mark, and lines that end in CRLF", "accepted"),
  VOLUME_DROP("invoices.invoices", "the first fifth of the rows", "the row count fails, exit 1"),
  PRICE_OUTLIER(
      "invoices.invoices", "the price of three rows times 100", "loads, with a quality warning"),
  CATEGORY_CASE(
      "finance.gl_accounts",
      "account type `Cogs` in three accounts",
      "refused as `not-in-list`; the limit is 0 %, exit 1");

  private final String file;
  private final String planted;
  private final String consequence;

  Defect(String file, String planted, String consequence) {
    this.file = file;
    this.planted = planted;
    this.consequence = consequence;
  }

  /// The name on the command line, such as `bad-utf8`.
  public String kind() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The data set it is planted in.
  public String file() {
    return file;
  }

  /// What is wrong then.
  public String planted() {
    return planted;
  }

  /// What a load must make of it.
  public String consequence() {
    return consequence;
  }

  /// The defect of a name.
  ///
  /// @throws FailureException where there is none, with the nearest name and all of them
  public static Defect of(String kind) {
    List<String> kinds = Arrays.stream(values()).map(Defect::kind).toList();
    int place = kinds.indexOf(kind);
    if (place >= 0) {
      return valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
    String meant =
        Suggestion.nearest(kind, kinds).map(near -> "did you mean \"" + near + "\"? ").orElse("");
    throw new FailureException(
        new Failure.Usage(
            "GENERATE-003",
            "there is no defect \"" + kind + "\"",
            Location.NONE,
            meant + "the kinds are " + kinds.stream().sorted().collect(Collectors.joining(", "))));
  }
}
