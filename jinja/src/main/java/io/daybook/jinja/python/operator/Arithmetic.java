package io.daybook.jinja.python.operator;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Bytes;
import io.daybook.jinja.python.Complex;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.Numbers;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.python.format.PercentFormat;
import io.daybook.jinja.value.Equality;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Key;
import io.daybook.jinja.value.Marked;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.PyDictView;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PySet;
import io.daybook.jinja.value.PyTuple;
import io.daybook.jinja.value.Undefined;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Python's `+ - * / // % **` and the signs. Numbers are in [Numbers].
public final class Arithmetic {
  private static final long LARGEST_REPEAT = 50_000_000;

  private Arithmetic() {}

  /// The result of a binary operator.
  public static Object binary(String operator, Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b && operator.equals("+")) {
      long sum = a + b;
      if (((a ^ sum) & (b ^ sum)) >= 0) {
        return sum;
      }
    }
    Object result = null;
    if (Equality.isNumber(left) && Equality.isNumber(right)) {
      result = Numbers.binary(operator, left, right);
    } else if (operator.equals("%") && (Markup.isText(left) || left instanceof Bytes)) {
      return PercentFormat.format(left, right);
    } else {
      if (left instanceof Undefined undefined) {
        throw undefined.failure();
      }
      if (right instanceof Undefined undefined && !takesUndefined(operator, left, undefined)) {
        throw undefined.failure();
      }
      result = other(operator, unmarked(left), unmarked(right));
    }
    if (result == null) {
      throw unsupported(operator, unmarked(left), unmarked(right));
    }
    return result;
  }

  /// Whether the left side does its work before an undefined right one can refuse: the views of a
  /// dict go through its items, and a safe text adds whatever has a form in HTML and is repeated by
  /// nothing but whole numbers.
  private static boolean takesUndefined(String operator, Object left, Undefined right) {
    return switch (operator) {
      case "-" -> isView(left);
      case "+" -> left instanceof Markup && right instanceof Undefined.Chainable;
      case "*" -> left instanceof Markup;
      default -> false;
    };
  }

  private static Object unmarked(Object value) {
    return value instanceof Marked marked ? marked.text() : value;
  }

  private static @Nullable Object other(String operator, Object left, Object right) {
    Object result =
        switch (operator) {
          case "+" -> add(left, right);
          case "*" -> multiply(left, right);
          case "-" -> subtract(left, right);
          default -> null;
        };
    if (result == null && left instanceof HostObject host) {
      result = host.operate(operator, right, false);
    }
    if (result == null && right instanceof HostObject host) {
      result = host.operate(operator, left, true);
    }
    return result;
  }

  private static @Nullable Object add(Object left, Object right) {
    if (Markup.isText(left) && Markup.isText(right)) {
      if (left instanceof String a && right instanceof String b) {
        return a.concat(b);
      }
      return new Markup(Text.escaped(left).text() + Text.escaped(right).text());
    }
    if (left instanceof Markup && right instanceof Undefined) {
      return left;
    }
    if (left instanceof Bytes a && right instanceof Bytes b) {
      return new Bytes(a.octets().concat(b.octets()));
    }
    if (left instanceof PyList a && right instanceof PyList b) {
      PyList sum = new PyList(a);
      sum.addAll(b);
      return sum;
    }
    if (left instanceof PyTuple a && right instanceof PyTuple b) {
      PyList sum = new PyList(a);
      sum.addAll(b);
      return PyTuple.copyOf(sum);
    }
    return null;
  }

  /// Sets go with sets; the views of a dict go with whatever can be iterated, on either side.
  private static @Nullable Object subtract(Object left, Object right) {
    if (!(left instanceof PySet && right instanceof PySet) && !isView(left) && !isView(right)) {
      return null;
    }
    PySet difference = new PySet(Iteration.list(left));
    Iteration.of(right).forEachRemaining(difference::remove);
    return difference;
  }

  private static boolean isView(Object value) {
    return value instanceof PyDictView view && view.isSetLike();
  }

  private static @Nullable Object multiply(Object left, Object right) {
    if (left instanceof Markup && !(right instanceof BigInteger)) {
      return repeat(left, right);
    }
    if (right instanceof Markup && !(left instanceof BigInteger)) {
      return repeat(right, left);
    }
    if (left instanceof Long || left instanceof Boolean) {
      return repeat(right, left);
    }
    return right instanceof Long || right instanceof Boolean ? repeat(left, right) : null;
  }

  private static @Nullable Object repeat(Object sequence, Object count) {
    long times = Math.max(0, Numbers.index(count));
    return switch (sequence) {
      case String text -> text.repeat(sized(times, text.length()));
      case Markup markup -> new Markup(markup.text().repeat(sized(times, markup.length())));
      case Bytes bytes -> new Bytes(bytes.octets().repeat(sized(times, bytes.length())));
      case PyList list -> repeated(list, sized(times, list.size()));
      case PyTuple tuple -> PyTuple.copyOf(repeated(tuple, sized(times, tuple.size())));
      default -> null;
    };
  }

  private static int sized(long times, int length) {
    if (length == 0) {
      return 0;
    }
    if (times * (double) length > LARGEST_REPEAT) {
      throw new PythonError("MemoryError", "");
    }
    return (int) times;
  }

  private static PyList repeated(Collection<Object> items, int times) {
    PyList all = new PyList();
    for (int i = 0; i < times; i++) {
      all.addAll(items);
    }
    return all;
  }

  private static PythonError unsupported(String operator, Object left, Object right) {
    if (operator.equals("+")) {
      String message = concatenation(left, right);
      if (message != null) {
        return PythonError.type(message);
      }
    }
    if (operator.equals("*")) {
      if ((isSequence(left) && right instanceof BigInteger)
          || (isSequence(right) && left instanceof BigInteger)) {
        return PythonError.overflow("cannot fit 'int' into an index-sized integer");
      }
      if (isSequence(left) || isSequence(right)) {
        Object count = isSequence(left) ? right : left;
        return PythonError.type(
            "can't multiply sequence by non-int of type '" + Types.name(count) + "'");
      }
    }
    String shown = operator.equals("**") ? "** or pow()" : operator;
    return PythonError.type(
        "unsupported operand type(s) for "
            + shown
            + ": '"
            + Types.name(left)
            + "' and '"
            + Types.name(right)
            + "'");
  }

  private static boolean isSequence(Object value) {
    return Markup.isText(value)
        || value instanceof PyList
        || value instanceof PyTuple
        || value instanceof Bytes;
  }

  private static @Nullable String concatenation(Object left, Object right) {
    String type = Types.name(right);
    return switch (left) {
      case String _ -> "can only concatenate str (not \"" + type + "\") to str";
      case PyList _ -> "can only concatenate list (not \"" + type + "\") to list";
      case PyTuple _ -> "can only concatenate tuple (not \"" + type + "\") to tuple";
      case Bytes _ -> "can't concat " + type + " to bytes";
      default -> null;
    };
  }

  /// `-value` or `+value`.
  public static Object unary(String operator, Object value) {
    boolean minus = operator.equals("-");
    return switch (value) {
      case Long number when minus -> Key.integer(BigInteger.valueOf(number).negate());
      case Long number -> number;
      case Double number -> minus ? -number : number;
      case Boolean truth -> truth ? (minus ? -1L : 1L) : 0L;
      case BigInteger number -> minus ? Key.integer(number.negate()) : number;
      case BigDecimal number -> minus ? number.negate() : number;
      case Complex number -> minus ? number.negated() : number;
      case Undefined undefined -> throw undefined.failure();
      default ->
          throw PythonError.type(
              "bad operand type for unary " + operator + ": '" + Types.name(value) + "'");
    };
  }
}
