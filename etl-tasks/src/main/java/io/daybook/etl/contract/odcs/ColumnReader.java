package io.daybook.etl.contract.odcs;

import io.daybook.etl.contract.Column;
import io.daybook.etl.contract.ColumnType;
import io.daybook.etl.contract.Limits;
import io.daybook.etl.contract.MomentFormat;
import io.daybook.etl.tree.Keys;
import io.daybook.etl.tree.Tree;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.failure.Problems;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Reads one entry of `properties`.
final class ColumnReader {
  private static final Pattern NUMERIC = Pattern.compile("numeric\\((\\d{1,2}), ?(\\d{1,2})\\)");
  private static final Pattern PHYSICAL = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private final Problems problems;
  private final ZoneId zone;
  private final Keys keys;
  private final String name;

  ColumnReader(Tree tree, ZoneId zone, Problems problems) {
    this.problems = problems;
    this.zone = zone;
    this.keys =
        new Keys(tree, "the column", problems)
            .ignoring("businessName", "tags", "examples", "criticalDataElement", "relationships");
    this.name = keys.text("name");
  }

  /// The keys, for the relationships that the data set's reader takes from here.
  Keys keys() {
    return keys;
  }

  Column read() {
    // One statement per key of the standard, in its order: every key is read once, so that what is
    // left over is unknown.
    keys.optionalText("id");
    String physicalName = keys.optionalText("physicalName").orElse(name);
    if (!PHYSICAL.matcher(physicalName).matches()) {
      keys.problem(
          "CONTRACT-005",
          "the column \"" + physicalName + "\" cannot be a name in the table",
          keys.at("name"),
          "give it a physicalName of lower-case letters, digits and _");
    }
    String description = keys.text("description");
    Keys options =
        keys.tree("logicalTypeOptions")
            .map(tree -> new Keys(tree, "logicalTypeOptions", problems))
            .orElse(new Keys(new Tree.Mapping(keys.at(), List.of()), "", problems));
    ColumnType type = type(options);
    Limits limits = limits(type, options);
    options.nothingElse();
    boolean key = keys.truth("primaryKey", false);
    int position = keys.integer("primaryKeyPosition").orElse(key ? 1 : 0);
    boolean required = keys.truth("required", false);
    if (key && !required) {
      keys.problem(
          "CONTRACT-005",
          "the key column " + name + " is not required",
          keys.at("primaryKey"),
          "add required: true");
    }
    String classification =
        keys.oneOf("classification", "internal", "internal", "personal", "confidential");
    boolean optional = optional();
    keys.nothingElse();
    return new Column(
        name,
        physicalName,
        description,
        type,
        required,
        key ? position : 0,
        optional,
        classification,
        limits);
  }

  private ColumnType type(Keys options) {
    String logical = keys.text("logicalType");
    String physical = keys.text("physicalType");
    Matcher numeric = NUMERIC.matcher(physical);
    if (logical.equals("number") && numeric.matches()) {
      int precision = Integer.parseInt(numeric.group(1));
      int scale = Integer.parseInt(numeric.group(2));
      if (precision >= 1 && precision <= 18 && scale <= precision) {
        return new ColumnType.Decimal(precision, scale);
      }
    }
    return switch (logical + " " + physical) {
      case "string text" -> new ColumnType.Text();
      case "integer integer" -> new ColumnType.Whole(32);
      case "integer bigint" -> new ColumnType.Whole(64);
      case "date date" -> new ColumnType.Day();
      case "timestamp timestamptz" -> moment(options);
      case "time time" -> new ColumnType.ClockTime();
      case "boolean boolean" -> new ColumnType.Truth();
      default -> unknownType(logical, physical);
    };
  }

  private ColumnType unknownType(String logical, String physical) {
    if (!logical.isEmpty() && !physical.isEmpty()) {
      keys.problem(
          "CONTRACT-005",
          "the column " + name + " is " + logical + " as " + physical,
          keys.at("physicalType"),
          "one of: string text, integer integer, integer bigint, number numeric(p,s) with p up to"
              + " 18, date date, timestamp timestamptz, time time, boolean boolean");
    }
    return new ColumnType.Text();
  }

  private ColumnType moment(Keys options) {
    options.truth("timezone", true);
    String format = options.optionalText("format").orElse("");
    if (!MomentFormat.readable(format)) {
      keys.problem(
          "CONTRACT-005",
          "the format \"" + format + "\" cannot be read",
          options.at("format"),
          "it consists of yyyy or yy, M or MM, d or dd, H or HH, mm, ss and signs between them");
    }
    Optional<String> named = options.optionalText("defaultTimezone");
    return new ColumnType.Moment(
        format, named.map(text -> zone(text, keys, options.at("defaultTimezone"))).orElse(zone));
  }

  static ZoneId zone(String text, Keys keys, Location at) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException _) {
      keys.problem(
          "CONTRACT-005", "there is no time zone \"" + text + "\"", at, "such as Europe/Amsterdam");
      return ZoneId.of("UTC");
    }
  }

  private Limits limits(ColumnType type, Keys options) {
    List<String> values = values();
    if (type instanceof ColumnType.Text) {
      int maxLength = options.integer("maxLength").orElse(0);
      Pattern pattern = options.optionalText("pattern").map(this::pattern).orElse(null);
      return new Limits(maxLength, pattern, null, false, null, false, values);
    }
    if (type instanceof ColumnType.Whole || type instanceof ColumnType.Decimal) {
      Optional<BigDecimal> above = options.number("exclusiveMinimum");
      Optional<BigDecimal> below = options.number("exclusiveMaximum");
      return new Limits(
          0,
          null,
          above.or(() -> options.number("minimum")).orElse(null),
          above.isPresent(),
          below.or(() -> options.number("maximum")).orElse(null),
          below.isPresent(),
          values);
    }
    return new Limits(0, null, null, false, null, false, values);
  }

  private @Nullable Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      keys.problem(
          "CONTRACT-005",
          "the pattern \"" + text + "\" cannot be read: " + e.getDescription(),
          keys.at("logicalTypeOptions"),
          "write a regular expression of Java");
      return null;
    }
  }

  /// The list of allowed values: the standard's check `invalidValues` that must find none.
  private List<String> values() {
    List<String> values = new ArrayList<>();
    for (Tree item : keys.items("quality")) {
      Keys check =
          new Keys(item, "the quality check", problems)
              .ignoring("id", "name", "description", "dimension", "type", "severity", "unit");
      check.oneOf("metric", "", "invalidValues");
      check.required("metric");
      if (check.integer("mustBe").orElse(-1) != 0) {
        check.problem(
            "CONTRACT-005", "a list of values must hold for every row", check.at(), "mustBe: 0");
      }
      check
          .required("arguments")
          .ifPresent(tree -> {
            Keys arguments = new Keys(tree, "the arguments", problems);
            for (Tree value : arguments.items("validValues")) {
              values.add(plain(value));
            }
            arguments.nothingElse();
          });
      check.nothingElse();
    }
    return values;
  }

  private String plain(Tree value) {
    return value instanceof Tree.Scalar scalar ? scalar.text() : keys.text("validValues", value);
  }

  private boolean optional() {
    Keys custom = CustomProperties.of(keys, "the column " + name, problems);
    boolean optional = custom.truth("optional", false);
    custom.nothingElse();
    return optional;
  }
}
