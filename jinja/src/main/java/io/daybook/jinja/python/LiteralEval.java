package io.daybook.jinja.python;

import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.value.Equality;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PySet;
import io.daybook.jinja.value.PyTuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Python's `ast.literal_eval`: numbers, strings, tuples, lists, dicts, sets and constants, and
/// nothing else.
public final class LiteralEval {
  private final LiteralScanner scanner;

  private LiteralEval(String text) {
    this.scanner = new LiteralScanner(text);
  }

  /// The value of a literal, null where the text is none.
  public static @Nullable Object parse(String text) {
    String code = withoutBlankLines(text);
    if (!canBegin(code)) {
      return null;
    }
    try {
      LiteralEval eval = new LiteralEval(code);
      Object value = eval.whole();
      return eval.scanner.atEnd() ? value : null;
    } catch (LiteralScanner.NoLiteral | JinjaException _) {
      return null;
    }
  }

  /// The text without the blank lines and comments that Python skips at its beginning.
  private static String withoutBlankLines(String text) {
    String rest = text;
    int end = rest.indexOf('\n');
    while (end >= 0 && LiteralScanner.isBlankOrComment(rest.substring(0, end))) {
      rest = rest.substring(end + 1);
      end = rest.indexOf('\n');
    }
    return rest;
  }

  /// Python refuses a text that begins with blanks: it would be an indented line.
  private static boolean canBegin(String text) {
    return !text.isEmpty()
        && text.charAt(0) != ' '
        && text.charAt(0) != '\t'
        && text.indexOf('\0') < 0;
  }

  private Object whole() {
    Object first = value();
    if (!scanner.skip(',')) {
      return first;
    }
    List<Object> items = new ArrayList<>(List.of(first));
    while (!scanner.atEnd()) {
      items.add(value());
      if (!scanner.skip(',')) {
        break;
      }
    }
    return PyTuple.copyOf(items);
  }

  private Object value() {
    char c = scanner.peek();
    return switch (c) {
      case '[' -> list();
      case '(' -> tuple();
      case '{' -> braces();
      case '-', '+' -> {
        scanner.skip(c);
        Object operand = value();
        if (!(operand instanceof Boolean) && Equality.isNumber(operand)) {
          yield Arithmetic.unary(String.valueOf(c), operand);
        }
        throw new LiteralScanner.NoLiteral();
      }
      default -> scanner.atom();
    };
  }

  private List<Object> items(char close) {
    List<Object> items = new ArrayList<>();
    while (!scanner.skip(close)) {
      items.add(value());
      if (!scanner.skip(',')) {
        scanner.expect(close);
        break;
      }
    }
    return items;
  }

  private Object list() {
    scanner.open('[');
    Object list = new PyList(items(']'));
    scanner.close();
    return list;
  }

  private Object tuple() {
    scanner.open('(');
    if (scanner.skip(')')) {
      scanner.close();
      return PyTuple.EMPTY;
    }
    Object first = value();
    Object result = first;
    if (scanner.skip(',')) {
      List<Object> items = new ArrayList<>(List.of(first));
      items.addAll(items(')'));
      result = PyTuple.copyOf(items);
    } else {
      scanner.expect(')');
    }
    scanner.close();
    return result;
  }

  private Object braces() {
    scanner.open('{');
    PyDict dict = new PyDict();
    if (scanner.skip('}')) {
      scanner.close();
      return dict;
    }
    Object first = value();
    if (!scanner.skip(':')) {
      PySet set = new PySet();
      set.add(first);
      if (scanner.skip(',')) {
        set.addAll(items('}'));
      } else {
        scanner.expect('}');
      }
      scanner.close();
      return set;
    }
    dict.put(first, value());
    while (scanner.skip(',') && scanner.peek() != '}') {
      Object key = value();
      scanner.expect(':');
      dict.put(key, value());
    }
    scanner.expect('}');
    scanner.close();
    return dict;
  }
}
