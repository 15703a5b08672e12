package io.daybook.etl.row;

import io.daybook.etl.contract.Column;
import io.daybook.etl.contract.DataSet;
import io.daybook.etl.contract.RejectCode;
import io.daybook.etl.contract.Rule;
import io.daybook.etl.csv.CsvScanner;
import io.daybook.etl.csv.Defect;
import io.daybook.etl.rule.Evaluator;
import io.daybook.kernel.run.DateRange;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Judges records one by one: as bytes, as columns, as dates, as rows. The first thing wrong is
/// told. One checker, one thread.
public final class RowChecker {
  private final DataSet dataSet;
  private final int fields;
  private final int[] fieldOf;
  private final ColumnCheck[] columns;
  private final DateRange dates;
  private final int dateColumn;
  private final Row row;
  private boolean brokeRuleOnly;

  /// A checker of one file.
  ///
  /// @param dates under which rows may be entered; exactly one where the path names the date
  public RowChecker(Header header, DateRange dates) {
    this.dataSet = header.dataSet();
    this.fields = header.fields();
    this.fieldOf = header.fieldOf();
    this.dates = dates;
    List<Column> all = dataSet.columns();
    List<String> nullTokens = dataSet.delivery().csv().nullTokens();
    this.columns = new ColumnCheck[all.size()];
    int dated = -1;
    for (int i = 0; i < columns.length; i++) {
      columns[i] = new ColumnCheck(all.get(i), i, nullTokens);
      dated = all.get(i).name().equals(dataSet.partitioning().column()) ? i : dated;
    }
    this.dateColumn = dated;
    this.row = new Row(all);
    row.partitionDate(dates.first());
  }

  /// The row that was judged last.
  public Row row() {
    return row;
  }

  /// Whether the last refusal came from a rule of the row, after every column was found good.
  public boolean brokeRuleOnly() {
    return brokeRuleOnly;
  }

  /// Judges the scanner's current record.
  ///
  /// @return what is wrong with it, or null where the row is good
  public @Nullable Refusal check(CsvScanner csv) {
    brokeRuleOnly = false;
    row.partitionDate(dates.first());
    if (csv.defect() != Defect.NONE) {
      return defect(csv);
    }
    if (csv.fields() != fields) {
      return new Refusal(
          RejectCode.COLUMN_COUNT,
          "",
          fields + " columns",
          "the record has " + csv.fields() + (csv.fields() == 1 ? " column" : " columns"));
    }
    for (int i = 0; i < columns.length; i++) {
      int field = fieldOf[i];
      if (field < 0) {
        row.clear(i);
        continue;
      }
      Refusal refusal = columns[i].read(row, csv.array(field), csv.from(field), csv.to(field));
      if (refusal != null) {
        return refusal;
      }
    }
    Refusal misdated = dateColumn < 0 ? null : date();
    return misdated == null ? rules() : misdated;
  }

  private @Nullable Refusal date() {
    LocalDate date = LocalDate.ofEpochDay(columns[dateColumn].day(row));
    if (dates.contains(date)) {
      row.partitionDate(date);
      return null;
    }
    String expected =
        dates.days() == 1
            ? dates.first().toString()
            : "from " + dates.first() + " to " + dates.last();
    return new Refusal(
        RejectCode.WRONG_PARTITION_DATE,
        dataSet.partitioning().column(),
        "date: " + expected,
        "the row is of " + date);
  }

  private @Nullable Refusal rules() {
    for (Rule rule : dataSet.rules()) {
      if (!Evaluator.holds(rule.check(), row)) {
        brokeRuleOnly = true;
        return new Refusal(
            rule.code(), rule.column(), rule.name(), "it does not hold that " + rule.text());
      }
    }
    return null;
  }

  /// What a defect of the bytes is called.
  static Refusal defect(CsvScanner csv) {
    return switch (csv.defect()) {
      case BAD_UTF8 ->
          new Refusal(
              RejectCode.BAD_UTF8,
              "",
              "UTF-8",
              "the byte at offset " + csv.defectOffset() + " is not UTF-8");
      case NUL_BYTE ->
          new Refusal(
              RejectCode.NUL_BYTE,
              "",
              "no byte 0",
              "the byte at offset " + csv.defectOffset() + " is 0");
      case UNCLOSED_QUOTE ->
          new Refusal(
              RejectCode.UNCLOSED_QUOTE,
              "",
              "quotes are closed",
              "the quote at offset "
                  + csv.defectOffset()
                  + " is never closed; it covers "
                  + csv.lines()
                  + " lines to the end of the file");
      case TEXT_AFTER_QUOTE ->
          new Refusal(
              RejectCode.UNCLOSED_QUOTE,
              "",
              "quotes enclose a whole value",
              "text follows a closing quote at offset " + csv.defectOffset());
      case TOO_LONG ->
          new Refusal(
              RejectCode.OUT_OF_RANGE,
              "",
              "at most " + CsvScanner.LONGEST_RECORD + " bytes",
              "the record is longer; its first mebibyte is kept");
      case NONE -> throw new IllegalStateException("nothing is wrong");
    };
  }
}
