package io.daybook.jinja.builtin;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.Numbers;
import io.daybook.jinja.python.Slice;
import io.daybook.jinja.python.Subscript;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.operator.Ordering;
import io.daybook.jinja.syntax.Whitespace;
import io.daybook.jinja.value.None;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Breaks a line into lines of a given width, as Python's `textwrap` does.
final class WordWrap {
  private static final String BLANK = "[\\t\\n\\x0b\\x0c\\r ]";
  private static final String BEFORE_DASH = "(?<=[\\p{L}\\p{N}_!\"'&.,?])";
  private static final String LETTER = "[\\p{L}\\p{Nl}\\p{No}_]";
  private static final Pattern CHUNKS =
      Pattern.compile(
          BLANK
              + "+|"
              + BEFORE_DASH
              + "-{2,}(?=[\\p{L}\\p{N}_])|[^\\t\\n\\x0b\\x0c\\r ]+?(?:-(?:(?<="
              + LETTER
              + "{2}-)|(?<="
              + LETTER
              + "-"
              + LETTER
              + "-))(?="
              + LETTER
              + "-?"
              + LETTER
              + ")|(?="
              + BLANK
              + "|\\z)|"
              + BEFORE_DASH
              + "(?=-{2,}[\\p{L}\\p{N}_]))",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern WORDS = Pattern.compile(BLANK + "+|[^\\t\\n\\x0b\\x0c\\r ]+");

  private final Object given;
  private final double width;
  private final boolean breakLongWords;
  private final boolean breakOnHyphens;

  WordWrap(Object width, boolean breakLongWords, boolean breakOnHyphens) {
    this.given = width;
    if (Ordering.compare("<=", width, 0L)) {
      throw PythonError.value("invalid width " + Text.repr(width) + " (must be > 0)");
    }
    this.width = Numbers.real(width);
    this.breakLongWords = breakLongWords;
    this.breakOnHyphens = breakOnHyphens;
  }

  List<String> wrap(String text) {
    Deque<String> chunks = new ArrayDeque<>();
    Matcher matcher = (breakOnHyphens ? CHUNKS : WORDS).matcher(text);
    while (matcher.find()) {
      chunks.add(matcher.group());
    }
    List<String> lines = new ArrayList<>();
    while (!chunks.isEmpty()) {
      if (!lines.isEmpty() && isBlank(chunks.getFirst())) {
        chunks.removeFirst();
      }
      String line = line(chunks);
      if (!line.isEmpty()) {
        lines.add(line);
      }
    }
    return lines;
  }

  private String line(Deque<String> chunks) {
    List<String> current = new ArrayList<>();
    int length = 0;
    while (!chunks.isEmpty() && length + Iteration.length(chunks.getFirst()) <= width) {
      String chunk = chunks.removeFirst();
      current.add(chunk);
      length += Iteration.length(chunk);
    }
    if (!chunks.isEmpty() && Iteration.length(chunks.getFirst()) > width) {
      longWord(chunks, current, length);
    }
    if (!current.isEmpty() && isBlank(current.getLast())) {
      current.removeLast();
    }
    return String.join("", current);
  }

  /// Java has another idea of blanks than Python: a blank that does not break is none.
  private static boolean isBlank(String chunk) {
    return chunk.codePoints().allMatch(Whitespace::isBlank);
  }

  private void longWord(Deque<String> chunks, List<String> current, int length) {
    if (!breakLongWords) {
      if (current.isEmpty()) {
        current.add(chunks.removeFirst());
      }
      return;
    }
    String chunk = chunks.removeFirst();
    Subscript.of(chunk, new Slice(None.NONE, given, None.NONE)); // Python cuts by the width
    int room = (int) Math.min(Integer.MAX_VALUE, width) - length;
    int end = chunk.offsetByCodePoints(0, Math.min(room, Iteration.length(chunk)));
    if (breakOnHyphens && Iteration.length(chunk) > room) {
      int hyphen = chunk.lastIndexOf('-', end - 1);
      if (hyphen > 0 && chunk.substring(0, hyphen).chars().anyMatch(c -> c != '-')) {
        end = hyphen + 1;
      }
    }
    current.add(chunk.substring(0, end));
    chunks.addFirst(chunk.substring(end));
  }
}
