package io.daybook.jinja.builtin;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Bytes;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.python.method.TextSplit;
import io.daybook.jinja.python.operator.Ordering;
import io.daybook.jinja.syntax.Whitespace;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PySet;
import io.daybook.jinja.value.PyTuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/// Python's `pprint.pformat`: one line where it fits into 80 characters, else one item a line, and
/// long texts and bytes in pieces; dicts sorted by key.
final class PrettyPrint {
  private static final int WIDTH = 80;
  private static final int BYTES_TOGETHER = 4;

  private final StringBuilder out = new StringBuilder();

  private PrettyPrint() {}

  static String of(Object value) {
    PrettyPrint printer = new PrettyPrint();
    printer.print(value, 0, 0, true);
    return printer.out.toString();
  }

  /// `repr`, with sorted dicts at every depth.
  private static String flat(Object value) {
    return switch (value) {
      case PyDict dict -> {
        List<String> items = new ArrayList<>();
        for (PyDict.Item item : sorted(dict)) {
          items.add(flat(item.key()) + ": " + flat(item.value()));
        }
        yield "{" + String.join(", ", items) + "}";
      }
      case PyList list -> "[" + joined(list) + "]";
      case PyTuple tuple -> "(" + joined(tuple) + (tuple.size() == 1 ? ",)" : ")");
      default -> Text.repr(value);
    };
  }

  private static String joined(Collection<Object> items) {
    return String.join(", ", items.stream().map(PrettyPrint::flat).toList());
  }

  private static List<PyDict.Item> sorted(PyDict dict) {
    List<PyDict.Item> items = new ArrayList<>();
    dict.items().forEach(items::add);
    items.sort((one, other) -> compare(one.key(), other.key()));
    return items;
  }

  private static PyList sorted(PySet set) {
    List<Object> items = new ArrayList<>(set);
    items.sort(PrettyPrint::compare);
    return new PyList(items);
  }

  private static int compare(Object one, Object other) {
    return isLess(one, other) ? -1 : isLess(other, one) ? 1 : 0;
  }

  /// `pprint` puts what cannot be compared in the order of the types' names.
  private static boolean isLess(Object one, Object other) {
    try {
      return Ordering.less(one, other);
    } catch (PythonError error) {
      if (!error.type().equals("TypeError")) {
        throw error;
      }
      return typeName(one).compareTo(typeName(other)) < 0;
    }
  }

  private static String typeName(Object value) {
    return value instanceof Markup ? "markupsafe.Markup" : Types.name(value);
  }

  private void print(Object value, int indent, int allowance, boolean outermost) {
    String flat = flat(value);
    boolean fits = length(flat) <= WIDTH - indent - allowance;
    switch (value) {
      case PyDict dict when !fits -> dict(dict, indent, allowance);
      case PyList list when !fits -> items(list, "[", "]", indent, allowance);
      case PyTuple tuple when !fits ->
          items(tuple, "(", tuple.size() == 1 ? ",)" : ")", indent, allowance);
      case PySet set when !fits && set.isFrozen() && !set.isEmpty() ->
          items(sorted(set), "frozenset({", "})", indent + "frozenset(".length(), allowance);
      case PySet set when !fits && !set.isEmpty() ->
          items(sorted(set), "{", "}", indent, allowance);
      case String text when !fits && !text.isEmpty() -> text(text, indent, allowance, outermost);
      case Bytes bytes when !fits && bytes.length() > BYTES_TOGETHER ->
          bytes(bytes, indent, allowance, outermost);
      default -> out.append(flat);
    }
  }

  private void items(
      Collection<Object> items, String open, String close, int indent, int allowance) {
    out.append(open);
    int left = items.size();
    for (Object item : items) {
      left--;
      print(item, indent + 1, left == 0 ? allowance + close.length() : 1, false);
      if (left > 0) {
        out.append(",\n").repeat(' ', indent + 1);
      }
    }
    out.append(close);
  }

  private void dict(PyDict dict, int indent, int allowance) {
    out.append('{');
    int left = dict.size();
    for (PyDict.Item item : sorted(dict)) {
      left--;
      String key = flat(item.key());
      out.append(key).append(": ");
      print(item.value(), indent + length(key) + 3, left == 0 ? allowance + 1 : 1, false);
      if (left > 0) {
        out.append(",\n").repeat(' ', indent + 1);
      }
    }
    out.append('}');
  }

  private void text(String text, int indent, int allowance, boolean outermost) {
    int inside = outermost ? 1 : 0; // the bracket around the pieces
    int width = WIDTH - indent - inside;
    int lastWidth = width - allowance - inside;
    List<String> pieces = new ArrayList<>();
    Iterator<String> lines = TextSplit.lines(text, true).iterator();
    while (lines.hasNext()) {
      String line = lines.next();
      if (length(Text.quote(line)) <= (lines.hasNext() ? width : lastWidth)) {
        pieces.add(Text.quote(line));
      } else {
        addWords(line, width, lines.hasNext() ? width : lastWidth, pieces);
      }
    }
    pieces(pieces, indent + inside, outermost && pieces.size() > 1);
  }

  private static void addWords(String line, int width, int lastWidth, List<String> pieces) {
    String piece = "";
    int at = 0;
    while (at < line.length()) {
      int end = endOfWord(line, at);
      String longer = piece + line.substring(at, end);
      boolean fits = length(Text.quote(longer)) <= (end < line.length() ? width : lastWidth);
      if (!fits && !piece.isEmpty()) {
        pieces.add(Text.quote(piece));
      }
      piece = fits ? longer : line.substring(at, end);
      at = end;
    }
    pieces.add(Text.quote(piece));
  }

  /// Where a word that begins at `from` ends, with the blanks behind it.
  private static int endOfWord(String line, int from) {
    int at = from;
    while (at < line.length() && !Whitespace.isBlank(line.charAt(at))) {
      at++;
    }
    while (at < line.length() && Whitespace.isBlank(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private void bytes(Bytes bytes, int indent, int allowance, boolean outermost) {
    int inside = outermost ? 1 : 0;
    int last = bytes.length() / BYTES_TOGETHER * BYTES_TOGETHER;
    List<String> pieces = new ArrayList<>();
    String piece = "";
    for (int from = 0; from < bytes.length(); from += BYTES_TOGETHER) {
      String next = bytes.octets().substring(from, Math.min(from + BYTES_TOGETHER, bytes.length()));
      int width = WIDTH - indent - inside - (from == last ? allowance + inside : 0);
      boolean fits = new Bytes(piece + next).repr().length() <= width;
      if (!fits && !piece.isEmpty()) {
        pieces.add(new Bytes(piece).repr());
      }
      piece = fits ? piece + next : next;
    }
    pieces.add(new Bytes(piece).repr());
    pieces(pieces, indent + inside, outermost);
  }

  private void pieces(List<String> pieces, int indent, boolean bracketed) {
    out.append(bracketed ? "(" : "")
        .append(String.join("\n" + " ".repeat(indent), pieces))
        .append(bracketed ? ")" : "");
  }

  private static int length(String text) {
    return Iteration.length(text);
  }
}
