package io.daybook.jinja.python.method;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Numbers;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.syntax.Whitespace;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.PyTuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// The methods of `str` that cut it into pieces.
public final class TextSplit {
  private TextSplit() {}

  static void addTo(Map<String, BoundMethod.Method> table) {
    table.put("split", (self, a) -> split(self, "split", a));
    table.put("rsplit", (self, a) -> split(self, "rsplit", a));
    table.put("splitlines", (self, a) -> splitLines(self, a));
    table.put("partition", (self, a) -> partition(self, "partition", a));
    table.put("rpartition", (self, a) -> partition(self, "rpartition", a));
  }

  private static Object split(Object self, String name, Arguments arguments) {
    long limit = limit(name, arguments);
    Object separator = Parameters.optional(arguments, 0, "sep");
    int most = limit < 0 ? Integer.MAX_VALUE : (int) Math.min(limit, Integer.MAX_VALUE);
    if (separator == null) {
      return TextMethods.list(self, onBlanks(self.toString(), most, name.equals("rsplit")));
    }
    if (!Markup.isText(separator)) {
      throw PythonError.type("must be str or None, not " + Types.name(separator));
    }
    if (separator.toString().isEmpty()) {
      throw PythonError.value("empty separator");
    }
    List<String> parts = on(self.toString(), separator.toString(), most, name.equals("rsplit"));
    return TextMethods.list(self, parts);
  }

  /// How often to split; it is read before the separator.
  static long limit(String name, Arguments arguments) {
    Parameters.checkNamed(arguments, name, "sep", "maxsplit");
    return Numbers.size(arguments.get(1, "maxsplit", -1L));
  }

  /// The pieces between occurrences of a separator.
  public static List<String> on(String text, String separator, int most, boolean fromRight) {
    List<String> parts = new ArrayList<>();
    if (!fromRight) {
      int from = 0;
      for (int at = text.indexOf(separator);
          at >= 0 && parts.size() < most;
          at = text.indexOf(separator, from)) {
        parts.add(text.substring(from, at));
        from = at + separator.length();
      }
      parts.add(text.substring(from));
      return parts;
    }
    int to = text.length();
    while (parts.size() < most) {
      int at = to < separator.length() ? -1 : text.lastIndexOf(separator, to - separator.length());
      if (at < 0) {
        break;
      }
      parts.add(text.substring(at + separator.length(), to));
      to = at;
    }
    parts.add(text.substring(0, to));
    Collections.reverse(parts);
    return parts;
  }

  /// The words between blanks.
  public static List<String> words(String text) {
    return fromLeft(text, Integer.MAX_VALUE);
  }

  private static List<String> onBlanks(String text, int most, boolean fromRight) {
    return fromRight ? fromRight(text, most) : fromLeft(text, most);
  }

  private static List<String> fromLeft(String text, int most) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (true) {
      while (at < text.length() && Whitespace.isBlank(text.charAt(at))) {
        at++;
      }
      if (at >= text.length()) {
        return parts;
      }
      if (parts.size() == most) {
        parts.add(text.substring(at));
        return parts;
      }
      int start = at;
      while (at < text.length() && !Whitespace.isBlank(text.charAt(at))) {
        at++;
      }
      parts.add(text.substring(start, at));
    }
  }

  private static List<String> fromRight(String text, int most) {
    List<String> parts = new ArrayList<>();
    int at = text.length();
    while (true) {
      while (at > 0 && Whitespace.isBlank(text.charAt(at - 1))) {
        at--;
      }
      if (at == 0) {
        break;
      }
      if (parts.size() == most) {
        parts.add(text.substring(0, at));
        break;
      }
      int end = at;
      while (at > 0 && !Whitespace.isBlank(text.charAt(at - 1))) {
        at--;
      }
      parts.add(text.substring(at, end));
    }
    Collections.reverse(parts);
    return parts;
  }

  private static Object splitLines(Object self, Arguments arguments) {
    Parameters.checkNamed(arguments, "splitlines", "keepends");
    boolean keepEnds = Numbers.width(arguments.get(0, "keepends", false)) != 0;
    return TextMethods.list(self, lines(self.toString(), keepEnds));
  }

  /// `str.splitlines`.
  public static List<String> lines(String text, boolean keepEnds) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = from;
      while (end < text.length() && !isBreak(text.charAt(end))) {
        end++;
      }
      int next = end;
      if (end < text.length()) {
        boolean pair = text.startsWith("\r\n", end);
        next = end + (pair ? 2 : 1);
      }
      lines.add(text.substring(from, keepEnds ? next : end));
      from = next;
    }
    return lines;
  }

  private static boolean isBreak(char c) {
    return switch (c) {
      case '\n', '\r', 0x0b, 0x0c, 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029 -> true;
      default -> false;
    };
  }

  private static Object partition(Object self, String name, Arguments arguments) {
    Parameters.check(arguments, "str", name, 1, 1);
    Object separator = arguments.at(0);
    if (!Markup.isText(separator)) {
      throw PythonError.type("must be str, not " + Types.name(separator));
    }
    String sought = separator.toString();
    if (sought.isEmpty()) {
      throw PythonError.value("empty separator");
    }
    String text = self.toString();
    boolean first = name.equals("partition");
    int at = first ? text.indexOf(sought) : text.lastIndexOf(sought);
    if (at < 0) {
      return first ? TextMethods.tuple(self, text, "", "") : TextMethods.tuple(self, "", "", text);
    }
    PyTuple parts =
        TextMethods.tuple(
            self, text.substring(0, at), sought, text.substring(at + sought.length()));
    return self instanceof Markup ? parts : PyTuple.of(parts.get(0), separator, parts.get(2));
  }
}
