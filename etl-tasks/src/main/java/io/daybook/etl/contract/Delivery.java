package io.daybook.etl.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the file of a data set arrives and when it is refused as a whole.
///
/// @param path below the inbox, with the place of the date: `sales/{yyyyMMdd}/orders.csv`
/// @param required whether every date must have a file
/// @param closedOn days of the year on which the source is closed and sends nothing, even where a
///   file is required
/// @param maxRejectPercent more refused rows than this refuse the file
/// @param emptyAllowed whether a file without rows is good
/// @param rowCount comparison with earlier dates, null for none
public record Delivery(
    String path,
    CsvDialect csv,
    boolean required,
    Set<MonthDay> closedOn,
    Drift onDrift,
    BigDecimal maxRejectPercent,
    boolean emptyAllowed,
    @Nullable RowCount rowCount) {

  public Delivery {
    closedOn = Set.copyOf(closedOn);
  }

  /// Whether a file must have come for a date.
  public boolean isDue(LocalDate date) {
    return required && !closedOn.contains(MonthDay.from(date));
  }

  /// What stands for the date in a path.
  public static final String DATE = "{yyyyMMdd}";

  /// What becomes of a column that the contract does not know.
  public enum Drift {
    /// The file is refused.
    FAIL,
    /// It is loaded as text that may be empty.
    ADD_NULLABLE,
    /// It is left out.
    IGNORE
  }

  /// A file must not have far fewer rows than the same weekday had lately.
  ///
  /// @param sameWeekdays how many of the most recent loaded dates of the same weekday are compared;
  ///   nothing is compared while fewer than two are loaded
  /// @param atLeastPercent of their median
  /// @param above medians up to this number are not compared
  public record RowCount(int sameWeekdays, int atLeastPercent, int above) {}

  /// The path of one date.
  public String path(LocalDate date) {
    return path.replace(DATE, DateTimeFormatter.BASIC_ISO_DATE.format(date));
  }
}
