package io.daybook.models.compile.value;

import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.None;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A column of a relation as macros see it, with dbt's way of spelling types.
///
/// @param dtype the type without its size: `character varying`, `numeric`
/// @param charSize null where it has none
/// @param precision null where it has none
/// @param scale null where it has none
public record ColumnValue(
    String column,
    String dtype,
    @Nullable Long charSize,
    @Nullable Long precision,
    @Nullable Long scale)
    implements HostObject {

  private static final Set<String> STRINGS =
      Set.of("text", "character varying", "character", "varchar");
  private static final Set<String> FLOATS =
      Set.of("real", "float4", "float", "double precision", "float8", "double");
  private static final Set<String> INTEGERS =
      Set.of(
          "smallint",
          "integer",
          "bigint",
          "smallserial",
          "serial",
          "bigserial",
          "int2",
          "int4",
          "int8",
          "serial2",
          "serial4",
          "serial8");
  private static final Pattern DESCRIBED = Pattern.compile("([^(]+)(\\([^)]+\\))?");

  /// A column whose type has no size.
  public static ColumnValue of(String name, String dtype) {
    return new ColumnValue(name, dtype, null, null, null);
  }

  /// dbt's type names by their names on PostgreSQL: only `string` differs.
  public static String translate(String dtype) {
    return dtype.equalsIgnoreCase("string") ? "TEXT" : dtype;
  }

  public boolean isString() {
    return STRINGS.contains(dtype.toLowerCase(Locale.ROOT));
  }

  private boolean isNumeric() {
    return Set.of("numeric", "decimal").contains(dtype.toLowerCase(Locale.ROOT));
  }

  private boolean isInteger() {
    return INTEGERS.contains(dtype.toLowerCase(Locale.ROOT));
  }

  private boolean isFloat() {
    return FLOATS.contains(dtype.toLowerCase(Locale.ROOT));
  }

  /// The type with its size, as DDL wants it.
  public String dataType() {
    String lower = dtype.toLowerCase(Locale.ROOT);
    if (lower.equals("text") || (lower.equals("character varying") && charSize == null)) {
      return dtype;
    }
    if (isString()) {
      return stringType(stringSize());
    }
    return isNumeric() ? numericType(dtype, precision, scale) : dtype;
  }

  /// The name in quotes.
  public String quoted() {
    return '"' + column + '"';
  }

  private long stringSize() {
    if (!isString()) {
      throw Errors.runtime("Called string_size() on non-string field!");
    }
    return dtype.equals("text") || charSize == null ? 256 : charSize;
  }

  /// Whether it is a shorter text than the other.
  public boolean canExpandTo(ColumnValue other) {
    return isString() && other.isString() && other.stringSize() > stringSize();
  }

  /// The type to which a shorter column is widened so that it can hold this one.
  public String widened() {
    return stringType(stringSize());
  }

  static String stringType(long size) {
    return "character varying(" + size + ")";
  }

  static String numericType(String dtype, @Nullable Object precision, @Nullable Object scale) {
    return Text.isNone(precision) || Text.isNone(scale)
        ? dtype
        : dtype + "(" + precision + "," + scale + ")";
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "column", "name" -> column;
      case "dtype" -> dtype;
      case "char_size" -> orNone(charSize);
      case "numeric_precision" -> orNone(precision);
      case "numeric_scale" -> orNone(scale);
      case "quoted" -> quoted();
      case "data_type", "expanded_data_type" -> dataType();
      default -> method(name);
    };
  }

  private @Nullable CallableValue method(String name) {
    return switch (name) {
      case "is_string" -> (_, _) -> isString();
      case "is_number" -> (_, _) -> isInteger() || isNumeric() || isFloat();
      case "is_numeric" -> (_, _) -> isNumeric();
      case "is_integer" -> (_, _) -> isInteger();
      case "is_float" -> (_, _) -> isFloat();
      case "string_size" -> (_, _) -> stringSize();
      case "can_expand_to" ->
          (_, a) -> a.find(0, "other_column") instanceof ColumnValue other && canExpandTo(other);
      case "literal" -> (_, a) -> Text.of(Text.needed(a, 0, "value")) + "::" + dataType();
      default -> CLASS.function(name);
    };
  }

  private static Object orNone(@Nullable Object value) {
    return value == null ? None.NONE : value;
  }

  @Override
  public String text() {
    return repr();
  }

  @Override
  public String repr() {
    return "<PostgresColumn %s (%s)>".formatted(column, dataType());
  }

  @Override
  public String typeName() {
    return "PostgresColumn";
  }

  /// `api.Column`.
  public static final ColumnClass CLASS = new ColumnClass();

  /// The class as a value: it makes columns and names types.
  static final class ColumnClass implements HostObject, CallableValue {
    @Override
    public Object call(io.daybook.jinja.value.Interpreter runtime, Arguments a) {
      return new ColumnValue(
          Text.of(a.get(0, "column", "")),
          Text.of(a.get(1, "dtype", "")),
          whole(a.find(2, "char_size")),
          whole(a.find(3, "numeric_precision")),
          whole(a.find(4, "numeric_scale")));
    }

    private static @Nullable Long whole(@Nullable Object value) {
      return value instanceof Number number ? (Long) number.longValue() : null;
    }

    @Override
    public @Nullable Object attribute(String name) {
      return function(name);
    }

    @Nullable CallableValue function(String name) {
      return switch (name) {
        case "translate_type" -> (_, a) -> translate(Text.of(a.get(0, "dtype", "")));
        case "create" ->
            (_, a) ->
                ColumnValue.of(
                    Text.of(Text.needed(a, 0, "name")),
                    translate(Text.of(a.get(1, "label_or_dtype", ""))));
        case "string_type" -> (_, a) -> stringType(((Number) a.get(0, "size", 256L)).longValue());
        case "numeric_type" ->
            (_, a) ->
                numericType(
                    Text.of(a.get(0, "dtype", "numeric")),
                    a.find(1, "precision"),
                    a.find(2, "scale"));
        case "from_description" ->
            (_, a) ->
                described(
                    Text.of(Text.needed(a, 0, "name")),
                    Text.of(Text.needed(a, 1, "raw_data_type")));
        default -> null;
      };
    }

    private static ColumnValue described(String name, String type) {
      Matcher matcher = DESCRIBED.matcher(type);
      if (!matcher.lookingAt()) {
        throw Errors.runtime("Could not interpret data type \"" + type + "\"");
      }
      String size = matcher.group(2);
      if (size == null) {
        return ColumnValue.of(name, matcher.group(1));
      }
      String[] parts = size.substring(1, size.length() - 1).split(",");
      Long first = Long.valueOf(parts[0].strip());
      return parts.length == 1
          ? new ColumnValue(name, matcher.group(1), first, null, null)
          : new ColumnValue(name, matcher.group(1), null, first, Long.valueOf(parts[1].strip()));
    }

    @Override
    public String text() {
      return "<class 'PostgresColumn'>";
    }
  }
}
