package io.daybook.models.draft;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Values as Python prints them: dbt hashes and names tests by such texts.
public final class PythonText {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");

  private PythonText() {}

  /// `str(value)`.
  public static String str(@Nullable Object value) {
    return value instanceof String text ? text : repr(value);
  }

  /// `repr(value)`; a date prints as `str` does, which is all that dbt asks for.
  public static String repr(@Nullable Object value) {
    return switch (value) {
      case null -> "None";
      case String text -> quoted(text);
      case Boolean flag -> flag ? "True" : "False";
      case Double number -> decimal(number);
      case LocalDate date -> date.toString();
      case LocalDateTime moment -> moment(moment);
      case OffsetDateTime moment -> moment(moment.toLocalDateTime()) + offset(moment.getOffset());
      case List<?> list -> {
        StringJoiner items = new StringJoiner(", ", "[", "]");
        list.forEach(item -> items.add(repr(item)));
        yield items.toString();
      }
      case Map<?, ?> map -> {
        StringJoiner items = new StringJoiner(", ", "{", "}");
        map.forEach((key, item) -> items.add(repr(key) + ": " + repr(item)));
        yield items.toString();
      }
      default -> String.valueOf(value);
    };
  }

  private static String moment(LocalDateTime moment) {
    return (moment.get(java.time.temporal.ChronoField.NANO_OF_SECOND) == 0 ? SECONDS : MICROS)
        .format(moment);
  }

  private static String offset(ZoneOffset offset) {
    return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
  }

  private static String decimal(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    double size = Math.abs(number);
    if (size != 0 && (size < 1e-4 || size >= 1e16)) {
      String text = Double.toString(number);
      int e = text.indexOf('E');
      String mantissa = e < 0 ? text : text.substring(0, e);
      mantissa = mantissa.endsWith(".0") ? mantissa.substring(0, mantissa.length() - 2) : mantissa;
      int exponent = e < 0 ? 0 : Integer.parseInt(text.substring(e + 1));
      return mantissa
          + "e"
          + (exponent < 0 ? "-" : "+")
          + String.format("%02d", Math.abs(exponent));
    }
    String plain = new java.math.BigDecimal(Double.toString(number)).toPlainString();
    return plain.indexOf('.') < 0 ? plain + ".0" : plain;
  }

  private static String quoted(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder out = new StringBuilder(text.length() + 2).append(quote);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == quote || c == '\\') {
        out.append('\\').appendCodePoint(c);
      } else if (c == '\n') {
        out.append("\\n");
      } else if (c == '\r') {
        out.append("\\r");
      } else if (c == '\t') {
        out.append("\\t");
      } else if (c < 0x20 || c == 0x7f) {
        out.append(String.format("\\x%02x", c));
      } else if (isPrintable(c)) {
        out.appendCodePoint(c);
      } else {
        out.append(
            c < 0x100
                ? "\\x%02x".formatted(c)
                : c < 0x10000 ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c));
      }
    }
    return out.append(quote).toString();
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }
}
