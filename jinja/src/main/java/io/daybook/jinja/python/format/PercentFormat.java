package io.daybook.jinja.python.format;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Bytes;
import io.daybook.jinja.python.Conversion;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.Numbers;
import io.daybook.jinja.python.Subscript;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PyTuple;
import io.daybook.jinja.value.Undefined;
import io.daybook.jinja.value.series.PyRange;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Python's `text % values`.
public final class PercentFormat {
  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "%(?:\\((?<key>[^)]*)\\))?(?<flags>[-+ #0]*)(?<width>\\*|\\d+)?(?:\\.(?<precision>\\*|\\d*))?[hlL]?(?<type>.)?",
          Pattern.DOTALL);

  /// The digits of a number that surely fits into a word of the machine.
  private static final int LONGEST_WIDTH = 18;

  private final Object format;

  /// Whether the format is safe: then each value comes in a cover that escapes it, and that has a
  /// value as a number only where Python asks for a decimal one.
  private final boolean escapes;

  private final Object source;
  private final List<Object> values;
  private int next;
  private boolean keyed;

  private PercentFormat(Object format, Object source) {
    this.format = format;
    this.escapes = format instanceof Markup;
    this.source = source;
    this.values = source instanceof PyTuple tuple ? tuple : List.of(source);
  }

  /// The text with its directives replaced.
  public static Object format(Object format, Object values) {
    return new PercentFormat(format, values).run();
  }

  private Object run() {
    String text = format instanceof Bytes(String octets) ? octets : format.toString();
    StringBuilder out = new StringBuilder();
    Matcher matcher = DIRECTIVE.matcher(text);
    int from = 0;
    for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', from)) {
      out.append(text, from, at);
      if (text.startsWith("%(", at) && text.indexOf(')', at) < 0) {
        throw PythonError.value("incomplete format key");
      }
      if (!matcher.find(at) || matcher.group("type") == null) {
        throw PythonError.value("incomplete format");
      }
      out.append(directive(matcher));
      from = matcher.end();
    }
    out.append(text, from, text.length());
    if (next < values.size() && !keyed && !isMapping(source, format)) {
      String kind = format instanceof Bytes ? "bytes" : "string";
      throw PythonError.type("not all arguments converted during " + kind + " formatting");
    }
    return format instanceof Bytes ? new Bytes(out.toString()) : Text.like(format, out.toString());
  }

  /// Python takes anything that has items for a mapping here, whose leftovers do not matter.
  private static boolean isMapping(Object value, Object format) {
    return value instanceof PyDict
        || (value instanceof Bytes && !(format instanceof Bytes))
        || value instanceof PyList
        || value instanceof PyRange
        || value instanceof Undefined;
  }

  private Object value(@Nullable String key) {
    if (key != null) {
      if (!isMapping(source, format)) {
        throw PythonError.type("format requires a mapping");
      }
      keyed = true;
      return Subscript.of(source, format instanceof Bytes ? new Bytes(key) : key);
    }
    if (next >= values.size()) {
      throw PythonError.type("not enough arguments for format string");
    }
    return values.get(next++);
  }

  private int star() {
    Object value = value(null);
    if (escapes || !Numbers.isInteger(value)) {
      throw PythonError.type("* wants int");
    }
    return Numbers.width(value);
  }

  private int count(@Nullable String digits, String what, int otherwise) {
    if (digits == null) {
      return otherwise;
    }
    if (digits.equals("*")) {
      return star();
    }
    if (digits.length() > LONGEST_WIDTH) {
      throw PythonError.value(what + " too big");
    }
    return digits.isEmpty() ? 0 : Numbers.width(Long.valueOf(digits));
  }

  private String directive(Matcher matcher) {
    String type = matcher.group("type");
    String flags = matcher.group("flags");
    int width = count(matcher.group("width"), "width", 0);
    String digits = matcher.group("precision");
    int precision = digits == null ? -1 : Math.max(0, count(digits, "precision", -1));
    if (matcher.group().equals("%%")) {
      return "%";
    }
    boolean left = flags.contains("-") || width < 0;
    Object value = value(matcher.group("key"));
    String body = body(value, flags, precision, matcher);
    boolean zero = flags.contains("0") && !left && "diuoxXeEfFgG".contains(type);
    return pad(body, Math.abs(width), left, zero);
  }

  private String body(Object value, String flags, int precision, Matcher matcher) {
    String type = matcher.group("type");
    String sign = flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
    boolean alternate = flags.contains("#");
    if (format instanceof Bytes && "bsrac".contains(type)) {
      return octets(value, type, precision);
    }
    return switch (type.charAt(0)) {
      case 's' -> cut(shown(value, Text.of(value)), precision);
      case 'r' -> cut(repr(value), precision);
      case 'a' -> cut(TextFormat.ascii(repr(value)), precision);
      case 'c' -> character(value);
      case 'd', 'i', 'u' -> whole(value, type, 10, precision, sign, alternate);
      case 'o' -> whole(value, type, 8, precision, sign, alternate);
      case 'x', 'X' -> whole(value, type, 16, precision, sign, alternate);
      case 'e', 'E', 'f', 'F', 'g', 'G' -> real(value, type.charAt(0), precision, sign, alternate);
      default ->
          throw PythonError.value(
              "unsupported format character '%s' (0x%x) at index %d"
                  .formatted(type, type.codePointAt(0), matcher.start("type")));
    };
  }

  /// A directive within bytes that is not for a number.
  private static String octets(Object value, String type, int precision) {
    if (type.equals("r") || type.equals("a")) {
      return cut(TextFormat.ascii(Text.repr(value)), precision);
    }
    if (type.equals("c")) {
      if (Numbers.isInteger(value) && (Numbers.index(value) < 0 || Numbers.index(value) > 255)) {
        throw PythonError.overflow("%c arg not in range(256)");
      }
      String octet =
          value instanceof Bytes || Numbers.isInteger(value) ? Bytes.sought(value, "") : "";
      if (octet.length() != 1) {
        throw PythonError.type("%c requires an integer in range(256) or a single byte");
      }
      return octet;
    }
    if (value instanceof Bytes(String octets)) {
      return cut(octets, precision);
    }
    throw PythonError.type(
        "%b requires a bytes-like object, or an object that implements __bytes__, not "
            + Text.quote(Types.name(value)));
  }

  private String repr(Object value) {
    String repr = Text.repr(value);
    return escapes ? Markup.escape(repr).text() : repr;
  }

  private String shown(Object value, String text) {
    return escapes && !(value instanceof Markup) ? Markup.escape(text).text() : text;
  }

  private static String cut(String text, int precision) {
    return precision < 0 || precision >= Iteration.length(text)
        ? text
        : text.substring(0, text.offsetByCodePoints(0, precision));
  }

  private static String pad(String body, int width, boolean left, boolean zero) {
    int room = width - Iteration.length(body);
    if (room <= 0) {
      return body;
    }
    if (left) {
      return body + " ".repeat(room);
    }
    if (!zero) {
      return " ".repeat(room) + body;
    }
    int signed = !body.isEmpty() && "+- ".indexOf(body.charAt(0)) >= 0 ? 1 : 0;
    if (body.startsWith("0x", signed)
        || body.startsWith("0X", signed)
        || body.startsWith("0o", signed)) {
      signed += 2;
    }
    return body.substring(0, signed) + "0".repeat(room) + body.substring(signed);
  }

  private static void refuseUndefined(Object value) {
    if (value instanceof Undefined undefined) {
      throw undefined.failure();
    }
  }

  private String character(Object value) {
    if (!escapes && Markup.isText(value) && Iteration.length(value) == 1) {
      return value.toString();
    }
    if (escapes || !Numbers.isInteger(value)) {
      throw PythonError.type("%c requires int or char");
    }
    long point = Numbers.index(value);
    if (point < 0 || point > Character.MAX_CODE_POINT) {
      throw PythonError.overflow("%c arg not in range(0x110000)");
    }
    return Character.toString((int) point);
  }

  private BigInteger integer(Object value, String type, int radix) {
    if (radix == 10) {
      refuseUndefined(value);
    }
    if (value instanceof Double real && radix == 10) {
      return Conversion.truncated(real);
    }
    if (Numbers.isInteger(value) && (radix == 10 || !escapes)) {
      return Numbers.integer(value);
    }
    if (escapes && radix == 10 && Markup.isText(value)) {
      return Numbers.integer(Conversion.integer(value));
    }
    String wanted = radix == 10 ? "a real number is required" : "an integer is required";
    throw PythonError.type(
        "%"
            + type
            + " format: "
            + wanted
            + ", not "
            + (escapes ? "_MarkupEscapeHelper" : Types.name(value)));
  }

  private String whole(
      Object value, String type, int radix, int precision, String sign, boolean alternate) {
    BigInteger number = integer(value, type, radix);
    String digits = number.abs().toString(radix);
    digits = "0".repeat(Math.max(0, precision - digits.length())) + digits;
    String prefix = !alternate ? "" : radix == 16 ? "0x" : radix == 8 ? "0o" : "";
    String body = prefix + digits;
    return (number.signum() < 0 ? "-" : sign)
        + (type.equals("X") ? body.toUpperCase(Locale.ROOT) : body);
  }

  private String real(Object value, char type, int precision, String sign, boolean alternate) {
    double number = escapes ? Conversion.real(value) : Numbers.real(value);
    boolean negative = number < 0 || (number == 0 && 1 / number < 0);
    double magnitude = Math.abs(number);
    String body;
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      body = Double.isNaN(number) ? "nan" : "inf";
    } else {
      int digits = precision < 0 ? 6 : precision;
      body =
          switch (Character.toLowerCase(type)) {
            case 'f' -> RealFormat.fixed(magnitude, digits, alternate);
            case 'e' -> RealFormat.exponent(magnitude, digits, alternate);
            default -> RealFormat.general(magnitude, digits, alternate);
          };
    }
    return (negative ? "-" : sign)
        + (Character.isUpperCase(type) ? body.toUpperCase(Locale.ROOT) : body);
  }
}
