package io.daybook.etl.contract.odcs;

import io.daybook.etl.contract.CsvDialect;
import io.daybook.etl.contract.Delivery;
import io.daybook.etl.contract.Partitioning;
import io.daybook.etl.tree.Keys;
import io.daybook.etl.tree.Tree;
import io.daybook.kernel.failure.Problems;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads how a data set arrives: from its own custom properties, else from those of the contract.
final class DeliveryReader {
  private final String name;
  private final Keys own;
  private final Keys defaults;
  private final Problems problems;

  DeliveryReader(String name, Keys own, Keys defaults, Problems problems) {
    this.name = name;
    this.own = own;
    this.defaults = defaults;
    this.problems = problems;
  }

  Delivery read() {
    from("load").oneOf("load", "replace-partition", "replace-partition");
    return new Delivery(
        path(),
        csv(),
        from("arrival").oneOf("arrival", "required", "required", "optional").equals("required"),
        closedOn(),
        drift(),
        percent(),
        from("emptyAllowed").truth("emptyAllowed", false),
        rowCount());
  }

  Partitioning partitioning() {
    String column = own.optionalText("partitionFrom").orElse("path");
    String grain = own.oneOf("partitionGrain", "day", "day", "none");
    Keys zoned = from("timeZone");
    ZoneId zone =
        zoned
            .optionalText("timeZone")
            .map(text -> ColumnReader.zone(text, zoned, zoned.at("timeZone")))
            .orElse(ZoneId.of("UTC"));
    return new Partitioning(
        column.equals("path") ? "" : column,
        grain.equals("day") ? Partitioning.Grain.DAY : Partitioning.Grain.NONE,
        zone);
  }

  /// The keys that say something about a property; both are asked, so that neither reports it as
  /// unknown.
  private Keys from(String property) {
    boolean inherited = defaults.tree(property).isPresent();
    return own.tree(property).isEmpty() && inherited ? defaults : own;
  }

  private String path() {
    Keys keys = from("path");
    String path = keys.text("path").replace("{dataset}", name);
    boolean escapes = path.startsWith("/") || List.of(path.split("/", -1)).contains("..");
    if (!path.isEmpty() && (!path.contains(Delivery.DATE) || escapes)) {
      keys.problem(
          "CONTRACT-005",
          "the path is \"" + path + "\"",
          keys.at("path"),
          "it lies below the inbox and contains " + Delivery.DATE);
    }
    return path;
  }

  private CsvDialect csv() {
    Optional<Tree> tree = from("csv").tree("csv");
    if (tree.isEmpty()) {
      return CsvDialect.STANDARD;
    }
    Keys csv = new Keys(tree.get(), "csv", problems);
    byte delimiter = sign(csv, "delimiter", ',');
    byte quote = sign(csv, "quote", '"');
    boolean any = csv.oneOf("lineEnd", "lf", "lf", "any").equals("any");
    List<String> tokens = csv.texts("nullTokens");
    boolean given = csv.tree("nullTokens").isPresent();
    csv.nothingElse();
    return new CsvDialect(delimiter, quote, any, given ? tokens : List.of(""));
  }

  private static byte sign(Keys csv, String key, char absent) {
    String text = csv.optionalText(key).orElse(String.valueOf(absent));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 1 && bytes[0] != '\n' && bytes[0] != '\r' && bytes[0] > 0) {
      return bytes[0];
    }
    csv.problem(
        "CONTRACT-005",
        "\"" + key + "\" is \"" + text + "\"",
        csv.at(key),
        "it is one ASCII character and no line end");
    return (byte) absent;
  }

  private Set<MonthDay> closedOn() {
    Keys keys = from("closedOn");
    Set<MonthDay> days = new HashSet<>();
    for (String text : keys.texts("closedOn")) {
      try {
        days.add(MonthDay.parse("--" + text));
      } catch (DateTimeParseException unreadable) {
        keys.problem(
            "CONTRACT-005",
            "closedOn names \"" + text + "\"",
            keys.at("closedOn"),
            "it is a list of days of the year, such as ['01-01', '12-25']");
      }
    }
    return days;
  }

  private Delivery.Drift drift() {
    return switch (from("onDrift").oneOf("onDrift", "fail", "fail", "add-nullable", "ignore")) {
      case "add-nullable" -> Delivery.Drift.ADD_NULLABLE;
      case "ignore" -> Delivery.Drift.IGNORE;
      default -> Delivery.Drift.FAIL;
    };
  }

  private BigDecimal percent() {
    Keys keys = from("maxRejectPercent");
    BigDecimal percent = keys.number("maxRejectPercent").orElse(BigDecimal.ZERO);
    if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
      keys.problem(
          "CONTRACT-005",
          "maxRejectPercent is " + percent.toPlainString(),
          keys.at("maxRejectPercent"),
          "it is from 0 to 100");
    }
    return percent;
  }

  private Delivery.@Nullable RowCount rowCount() {
    Optional<Tree> tree = from("rowCount").tree("rowCount");
    if (tree.isEmpty()) {
      return null;
    }
    Keys keys = new Keys(tree.get(), "rowCount", problems);
    int sameWeekdays = keys.integer("sameWeekdays").orElse(4);
    int atLeastPercent = keys.integer("atLeastPercent").orElse(50);
    int above = keys.integer("above").orElse(0);
    keys.nothingElse();
    return new Delivery.RowCount(sameWeekdays, atLeastPercent, above);
  }
}
