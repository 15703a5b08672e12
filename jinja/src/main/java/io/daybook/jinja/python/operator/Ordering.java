package io.daybook.jinja.python.operator;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.value.Equality;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Marked;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyDictView;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PySet;
import io.daybook.jinja.value.PyTuple;
import io.daybook.jinja.value.Undefined;
import io.daybook.jinja.value.series.PyIterator;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/// Python's comparisons: `<`, `<=`, `>`, `>=`, `in`.
public final class Ordering {
  private Ordering() {}

  /// The result of a comparison operator.
  public static boolean compare(String operator, Object left, Object right) {
    return switch (operator) {
      case "==" -> Equality.equal(left, right);
      case "!=" -> !Equality.equal(left, right);
      case "in" -> contains(right, left);
      case "not in" -> !contains(right, left);
      default -> ordered(operator, left, right);
    };
  }

  /// `left < right`.
  public static boolean less(Object left, Object right) {
    return ordered("<", left, right);
  }

  private static boolean holds(String operator, int order) {
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static boolean ordered(String operator, Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return holds(operator, Long.compare(a, b));
    }
    if (left instanceof Undefined undefined) {
      throw undefined.failure();
    }
    if (right instanceof Undefined undefined) {
      throw undefined.failure();
    }
    if (Markup.isText(left) && Markup.isText(right)) {
      return holds(operator, compareTexts(left.toString(), right.toString()));
    }
    if (Equality.isNumber(left) && Equality.isNumber(right)) {
      return numbers(operator, left, right);
    }
    if (left instanceof PyList a && right instanceof PyList b) {
      return rows(operator, a, b);
    }
    if (left instanceof PyTuple a && right instanceof PyTuple b) {
      return rows(operator, a, b);
    }
    if (isSetLike(left) && isSetLike(right)) {
      return sets(operator, (Collection<?>) left, (Collection<?>) right);
    }
    return hosts(operator, left, right);
  }

  /// As Python asks the right side when the left one knows no answer.
  private static boolean hosts(String operator, Object left, Object right) {
    Integer order = left instanceof HostObject host ? host.compareWith(right) : null;
    if (order == null && right instanceof HostObject host) {
      Integer reversed = host.compareWith(left);
      order = reversed == null ? null : -reversed;
    }
    if (order == null) {
      throw PythonError.type(
          "'%s' not supported between instances of '%s' and '%s'"
              .formatted(operator, Types.name(left), Types.name(right)));
    }
    return holds(operator, order);
  }

  private static boolean isSetLike(Object value) {
    return value instanceof PySet || (value instanceof PyDictView view && view.isSetLike());
  }

  private static int compareTexts(String left, String right) {
    int shorter = Math.min(left.length(), right.length());
    for (int i = 0; i < shorter; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        boolean bothSurrogates = Character.isSurrogate(a) == Character.isSurrogate(b);
        return bothSurrogates ? Character.compare(a, b) : Character.isSurrogate(a) ? 1 : -1;
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  private static boolean numbers(String operator, Object left, Object right) {
    if (left instanceof Double || right instanceof Double) {
      double a = left instanceof Double real ? real : Equality.exact(left).doubleValue();
      double b = right instanceof Double real ? real : Equality.exact(right).doubleValue();
      if (Double.isNaN(a) || Double.isNaN(b)) {
        return false;
      }
      if (Double.isInfinite(a) || Double.isInfinite(b)) {
        boolean bigger = (Double.isInfinite(a) && Double.isInfinite(b)) || a != b;
        return bigger && holds(operator, Double.compare(a, b));
      }
    }
    return holds(operator, Equality.exact(left).compareTo(Equality.exact(right)));
  }

  private static boolean rows(String operator, List<Object> left, List<Object> right) {
    int shorter = Math.min(left.size(), right.size());
    for (int i = 0; i < shorter; i++) {
      Object a = left.get(i);
      Object b = right.get(i);
      if (!Equality.same(a, b) && !Equality.equal(a, b)) {
        return ordered(operator, a, b);
      }
    }
    return holds(operator, Integer.compare(left.size(), right.size()));
  }

  private static boolean sets(String operator, Collection<?> left, Collection<?> right) {
    return switch (operator) {
      case "<" -> left.size() < right.size() && containsAll(right, left);
      case "<=" -> containsAll(right, left);
      case ">" -> left.size() > right.size() && containsAll(left, right);
      default -> containsAll(left, right);
    };
  }

  private static boolean containsAll(Collection<?> all, Collection<?> some) {
    for (Object value : some) {
      if (!contains(all, value)) {
        return false;
      }
    }
    return true;
  }

  /// `value in container`.
  public static boolean contains(Object container, Object value) {
    return switch (container) {
      case String text -> containsText(text, value);
      case Markup markup -> containsText(markup.text(), value);
      case Marked marked -> containsText(marked.text(), value);
      case PyDict dict -> dict.containsKey(value);
      case PySet set -> set.contains(PySet.sought(value));
      case PyDictView view when view.isSetLike() -> view.contains(value);
      case HostObject host -> containsHosted(host, value);
      case Collection<?> _, PyIterator _, Undefined _ -> walks(container, value);
      default -> throw notIterable(container);
    };
  }

  private static boolean containsHosted(HostObject host, Object value) {
    Boolean found = host.contains(value);
    if (found == null && host.iterator() == null) {
      throw notIterable(host);
    }
    return found == null ? walks(host, value) : found;
  }

  private static PythonError notIterable(Object container) {
    return PythonError.type("argument of type '" + Types.name(container) + "' is not iterable");
  }

  private static boolean walks(Object container, Object value) {
    Iterator<Object> items = Iteration.of(container);
    while (items.hasNext()) {
      Object item = items.next();
      if (Equality.same(item, value) || Equality.equal(item, value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean containsText(String text, Object value) {
    if (!Markup.isText(value)) {
      throw PythonError.type(
          "'in <string>' requires string as left operand, not " + Types.name(value));
    }
    return text.contains((CharSequence) value);
  }
}
