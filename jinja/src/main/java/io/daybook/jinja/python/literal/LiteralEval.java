package io.daybook.jinja.python.literal;

import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Complex;
import io.daybook.jinja.python.operator.Arithmetic;
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

  /// The first thing that cannot be a key or an element of a set: Python tells it only where the
  /// rest of the text is a literal too.
  private @Nullable PythonError unhashable;

  private LiteralEval(String text) {
    this.scanner = new LiteralScanner(text);
  }

  /// The value of a literal, null where the text is none.
  ///
  /// @throws PythonError where a literal has an unhashable key or element, as Python does
  public static @Nullable Object parse(String text) {
    String code = withoutBlankLines(text);
    if (!canBegin(code)) {
      return null;
    }
    LiteralEval eval = new LiteralEval(code);
    Object value;
    try {
      value = eval.whole();
      if (!eval.scanner.atEnd()) {
        return null;
      }
    } catch (LiteralScanner.NoLiteral | JinjaException _) {
      return null;
    }
    if (eval.unhashable != null) {
      throw eval.unhashable;
    }
    return value;
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
        yield sum(Arithmetic.unary(String.valueOf(c), unsigned()));
      }
      default -> {
        Object atom = scanner.atom();
        yield isNumber(atom) ? sum(atom) : atom;
      }
    };
  }

  private static boolean isNumber(Object value) {
    return value instanceof Complex || (Equality.isNumber(value) && !(value instanceof Boolean));
  }

  private Object unsigned() {
    Object operand = scanner.peek() == '(' ? tuple() : scanner.atom();
    if (!isNumber(operand)) {
      throw new LiteralScanner.NoLiteral();
    }
    return operand;
  }

  /// A number, or the sum of a real and an imaginary one.
  private Object sum(Object left) {
    char sign = scanner.peek();
    if (left instanceof Complex || (sign != '-' && sign != '+')) {
      return left;
    }
    scanner.skip(sign);
    Object sum =
        unsigned() instanceof Complex right
            ? right.operate(String.valueOf(sign), left, true)
            : null;
    if (sum == null) {
      throw new LiteralScanner.NoLiteral();
    }
    return sum;
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
      add(set, first);
      if (scanner.skip(',')) {
        items('}').forEach(item -> add(set, item));
      } else {
        scanner.expect('}');
      }
      scanner.close();
      return set;
    }
    put(dict, first, value());
    while (scanner.skip(',') && scanner.peek() != '}') {
      Object key = value();
      scanner.expect(':');
      put(dict, key, value());
    }
    scanner.expect('}');
    scanner.close();
    return dict;
  }

  private void add(PySet set, Object item) {
    try {
      set.add(item);
    } catch (PythonError e) {
      unhashable = unhashable == null ? e : unhashable;
    }
  }

  private void put(PyDict dict, Object key, Object value) {
    try {
      dict.put(key, value);
    } catch (PythonError e) {
      unhashable = unhashable == null ? e : unhashable;
    }
  }
}
