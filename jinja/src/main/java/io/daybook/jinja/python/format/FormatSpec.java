package io.daybook.jinja.python.format;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Complex;
import io.daybook.jinja.python.FloatText;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.Numbers;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Marked;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.Undefined;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Python's format mini-language: `format(value, spec)`.
///
/// @param fill the character that fills the width
/// @param align one of `< > ^ =`, or a blank
/// @param sign one of `- +` and blank
/// @param width the least width, 0 without one
/// @param grouping `,` or `_`, or a blank
/// @param precision the digits, -1 without any
/// @param type the letter, or a blank
record FormatSpec(
    String fill,
    char align,
    char sign,
    boolean alternate,
    boolean zero,
    int width,
    char grouping,
    int precision,
    char type) {
  /// The letters that make a float of a whole number.
  private static final String REAL = "eEfFgG%";

  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?:(?<fill>.)?(?<align>[<>=^]))?(?<sign>[-+ ])?(?<z>z)?(?<alt>#)?(?<zero>0)?(?<width>\\d+)?"
              + "(?<group>[,_])?(?:\\.(?<precision>\\d+))?(?<type>.)?",
          Pattern.DOTALL);

  /// Formats a value as `format()` does.
  static String format(Object value, String spec) {
    return switch (value) {
      case Undefined undefined -> {
        if (!spec.isEmpty()) {
          throw unsupported(value);
        }
        yield undefined.text();
      }
      case HostObject object when spec.isEmpty() -> object.text();
      case Object _ when spec.isEmpty() -> Text.of(value);
      case String text -> parse(spec, "str").text(text);
      case Markup markup -> parse(spec, "str").text(markup.text());
      case Marked marked -> parse(spec, "str").text(marked.text());
      case Long _, Boolean _, BigInteger _ ->
          parse(spec, Types.name(value)).whole(Numbers.integer(value), Types.name(value));
      case Double number -> parse(spec, "float").real(number);
      case Complex number -> parse(spec, "complex").complex(number);
      case BigDecimal number -> parse(spec, "float").real(number.doubleValue());
      default -> throw unsupported(value);
    };
  }

  private static PythonError unsupported(Object value) {
    return PythonError.type(
        "unsupported format string passed to " + Types.name(value) + ".__format__");
  }

  private static FormatSpec parse(String spec, String type) {
    Matcher matcher = SYNTAX.matcher(spec);
    if (!matcher.matches()) {
      throw PythonError.value(
          spec.matches(".*[,_][,_].*")
              ? "Cannot specify both ',' and '_'."
              : "Invalid format specifier '" + spec + "' for object of type '" + type + "'");
    }
    char letter = first(matcher.group("type"), ' ');
    checkGrouping(matcher.group("group"), letter);
    if (letter == '.') {
      throw PythonError.value("Format specifier missing precision");
    }
    if (matcher.group("z") != null) {
      checkReal(type, letter);
    }
    boolean zero = matcher.group("zero") != null;
    String align = matcher.group("align");
    String fill = matcher.group("fill");
    return new FormatSpec(
        fill != null ? fill : zero ? "0" : " ",
        align != null ? align.charAt(0) : zero && !type.equals("str") ? '=' : ' ',
        first(matcher.group("sign"), '\0'),
        matcher.group("alt") != null,
        zero,
        number(matcher.group("width"), 0),
        first(matcher.group("group"), ' '),
        number(matcher.group("precision"), -1),
        letter);
  }

  private static void checkReal(String type, char letter) {
    if (type.equals("str") || (!type.equals("float") && REAL.indexOf(letter) < 0)) {
      throw PythonError.value(
          "Negative zero coercion (z) not allowed in "
              + (type.equals("str") ? "string" : "integer")
              + " format specifier");
    }
  }

  private static void checkGrouping(@Nullable String group, char letter) {
    if (group == null || letter == ' ' || letter == 'd' || REAL.indexOf(letter) >= 0) {
      return;
    }
    if (letter == ',' || letter == '_') {
      throw PythonError.value("Cannot specify both ',' and '_'.");
    }
    if (group.equals(",") || "boxX".indexOf(letter) < 0) {
      throw PythonError.value("Cannot specify '" + group + "' with '" + letter + "'.");
    }
  }

  private static char first(@Nullable String text, char otherwise) {
    return text == null ? otherwise : text.charAt(0);
  }

  private static int number(@Nullable String digits, int otherwise) {
    if (digits == null) {
      return otherwise;
    }
    if (digits.length() > 9) {
      throw PythonError.value("Too many decimal digits in format string");
    }
    return Numbers.width(Long.valueOf(digits));
  }

  private PythonError unknownCode(String type) {
    return PythonError.value(
        "Unknown format code '" + this.type + "' for object of type '" + type + "'");
  }

  private String text(String text) {
    if (type != ' ' && type != 's') {
      throw unknownCode("str");
    }
    if (sign != '\0') {
      throw PythonError.value(
          sign == ' '
              ? "Space not allowed in string format specifier"
              : "Sign not allowed in string format specifier");
    }
    if (alternate) {
      throw PythonError.value("Alternate form (#) not allowed in string format specifier");
    }
    if (align == '=') {
      throw PythonError.value("'=' alignment not allowed in string format specifier");
    }
    if (grouping != ' ') {
      throw PythonError.value("Cannot specify '" + grouping + "' with 's'.");
    }
    int length = Iteration.length(text);
    String cut =
        precision < 0 || precision >= length
            ? text
            : text.substring(0, text.offsetByCodePoints(0, precision));
    return padded("", cut, align == ' ' ? '<' : align);
  }

  private String padded(String prefix, String body, char side) {
    int room = width - Iteration.length(prefix) - Iteration.length(body);
    if (room <= 0) {
      return prefix + body;
    }
    return switch (side) {
      case '<' -> prefix + body + fill.repeat(room);
      case '^' -> fill.repeat(room / 2) + prefix + body + fill.repeat(room - room / 2);
      case '=' -> prefix + fill.repeat(room) + body;
      default -> fill.repeat(room) + prefix + body;
    };
  }

  private String whole(BigInteger number, String typeName) {
    return switch (type) {
      case ' ', 'd', 'n' -> {
        checkNoPrecision();
        yield signed(number.signum() < 0, "", grouped(number.abs().toString(), 3), "");
      }
      case 'b' -> based(number, 2, "0b");
      case 'o' -> based(number, 8, "0o");
      case 'x' -> based(number, 16, "0x");
      case 'X' -> based(number, 16, "0X");
      case 'c' -> {
        checkNoPrecision();
        yield character(number);
      }
      case 'e', 'E', 'f', 'F', 'g', 'G', '%' ->
          real(Numbers.real(number.bitLength() < 64 ? (Object) number.longValue() : number));
      default -> throw unknownCode(typeName);
    };
  }

  private String character(BigInteger number) {
    if (sign != '\0') {
      throw PythonError.value("Sign not allowed with integer format specifier 'c'");
    }
    if (number.signum() < 0
        || number.bitLength() > 31
        || !Character.isValidCodePoint(number.intValue())) {
      throw PythonError.overflow("%c arg not in range(0x110000)");
    }
    return padded("", Character.toString(number.intValue()), align == ' ' ? '<' : align);
  }

  private void checkNoPrecision() {
    if (precision >= 0) {
      throw PythonError.value("Precision not allowed in integer format specifier");
    }
  }

  private String based(BigInteger number, int radix, String prefix) {
    checkNoPrecision();
    if (grouping == ',') {
      throw PythonError.value("Cannot specify ',' with '" + type + "'.");
    }
    String digits = number.abs().toString(radix);
    String shown = type == 'X' ? digits.toUpperCase(Locale.ROOT) : digits;
    return signed(number.signum() < 0, alternate ? prefix : "", grouped(shown, 4), "");
  }

  private String grouped(String digits, int size) {
    if (grouping == ' ') {
      return digits;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % size == 0) {
        out.append(grouping);
      }
      out.append(digits.charAt(i));
    }
    return out.toString();
  }

  private String signed(boolean negative, String prefix, String digits, String tail) {
    String mark = negative ? "-" : sign == '+' ? "+" : sign == ' ' ? " " : "";
    char side = align == ' ' ? '>' : align;
    if (side == '=' && fill.equals("0") && grouping != ' ') {
      return mark
          + prefix
          + zeroGrouped(digits, width - mark.length() - prefix.length() - tail.length())
          + tail;
    }
    return padded(mark + prefix, digits + tail, side);
  }

  /// Fills with zeros that are grouped too.
  private String zeroGrouped(String digits, int room) {
    int size = type == 'b' || type == 'o' || type == 'x' || type == 'X' ? 4 : 3;
    String bare = digits.replace(String.valueOf(grouping), "");
    String filled = digits;
    while (filled.length() < room) {
      bare = "0" + bare;
      filled = grouped(bare, size);
    }
    return filled;
  }

  private String real(double number) {
    boolean negative = number < 0 || (number == 0 && 1 / number < 0);
    double magnitude = Math.abs(number);
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      String word = Double.isNaN(number) ? "nan" : "inf";
      boolean upper = type == 'F' || type == 'E' || type == 'G';
      return signed(
          negative, "", upper ? word.toUpperCase(Locale.ROOT) : word, type == '%' ? "%" : "");
    }
    String body =
        switch (type) {
          case 'f', 'F' -> RealFormat.fixed(magnitude, digits(6), alternate);
          case 'e', 'E' -> RealFormat.exponent(magnitude, digits(6), alternate);
          case 'g', 'G', 'n' -> RealFormat.general(magnitude, digits(6), alternate);
          case '%' -> RealFormat.fixed(magnitude * 100, digits(6), alternate);
          case ' ' ->
              precision < 0
                  ? FloatText.repr(magnitude)
                  : RealFormat.shortest(magnitude, precision, alternate);
          default -> throw unknownCode("float");
        };
    if (type == 'E' || type == 'G') {
      body = body.toUpperCase(Locale.ROOT);
    }
    int point = wholeEnd(body);
    String whole = grouped(body.substring(0, point), 3);
    return signed(negative, "", whole, body.substring(point) + (type == '%' ? "%" : ""));
  }

  /// Both parts as floats are written, in parentheses where the specification names no type.
  private String complex(Complex number) {
    if (zero) {
      throw PythonError.value("Zero padding is not allowed in complex format specifier");
    }
    if (align == '=') {
      throw PythonError.value("'=' alignment flag is not allowed in complex format specifier");
    }
    if (type != ' ' && (type == '%' || REAL.indexOf(type) < 0) && type != 'n') {
      throw unknownCode("complex");
    }
    boolean imaginaryOnly = type == ' ' && number.real() == 0 && 1 / number.real() > 0;
    String real = imaginaryOnly ? "" : part(number.real(), sign);
    String both = real + part(number.imaginary(), imaginaryOnly ? sign : '+') + "j";
    boolean enclosed = type == ' ' && !imaginaryOnly;
    return padded("", enclosed ? "(" + both + ")" : both, align == ' ' ? '>' : align);
  }

  private String part(double number, char sign) {
    char shown = type == ' ' && precision >= 0 ? 'g' : type;
    FormatSpec bare =
        new FormatSpec(" ", ' ', sign, alternate, false, 0, grouping, precision, shown);
    String text = bare.real(number);
    return shown == ' ' && text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static int wholeEnd(String body) {
    int end = 0;
    while (end < body.length() && Character.isDigit(body.charAt(end))) {
      end++;
    }
    return end;
  }

  private int digits(int otherwise) {
    return precision < 0 ? otherwise : precision;
  }
}
