package io.daybook.etl.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The letters of a timestamp's format, in the meaning that `DateTimeFormatter` gives them: a
/// single letter reads one or two digits, a double one two. `yy` is a year of the 2000s.
public final class MomentFormat {
  private static final Pattern PART =
      Pattern.compile("(yyyy|yy|MM|M|dd|d|HH|H|mm|m|ss|s)|'([^']*)'|([^A-Za-z'])");

  private MomentFormat() {}

  /// A part of a format.
  ///
  /// @param field `y`, `M`, `d`, `H`, `m`, `s`, or `'` for a literal
  /// @param least digits; of a literal its length
  /// @param most digits
  /// @param literal the text of a literal
  public record Part(char field, int least, int most, String literal) {}

  /// Whether a format can be read; the empty one stands for ISO 8601.
  public static boolean readable(String format) {
    if (format.isEmpty()) {
      return true;
    }
    List<Part> parts = parts(format);
    for (char field : new char[] {'y', 'M', 'd', 'H', 'm'}) {
      if (parts.stream().filter(p -> p.field() == field).count() != 1) {
        return false;
      }
    }
    return true;
  }

  /// The parts of a format; none where it has letters without a meaning.
  public static List<Part> parts(String format) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(format);
    int position = 0;
    while (matcher.find() && matcher.start() == position) {
      position = matcher.end();
      String letters = matcher.group(1);
      if (letters == null) {
        String literal = matcher.group(2) == null ? matcher.group() : matcher.group(2);
        parts.add(new Part('\'', literal.length(), literal.length(), literal));
      } else {
        int least = letters.length();
        parts.add(new Part(letters.charAt(0), least, Math.max(2, least), ""));
      }
    }
    return position == format.length() ? parts : List.of();
  }
}
