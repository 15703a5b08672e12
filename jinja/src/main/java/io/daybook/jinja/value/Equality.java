package io.daybook.jinja.value;

import io.daybook.jinja.value.series.PyRange;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;

/// Python's `==`.
public final class Equality {
  private Equality() {}

  /// Whether two values are equal; values of different kinds never are, numbers of any kind may be.
  public static boolean equal(Object left, Object right) {
    if (same(left, right)) {
      return !(left instanceof Double number && number.isNaN()) && comparable(left);
    }
    return switch (left) {
      case Undefined undefined -> undefined.isEqual(right);
      case Object _ when right instanceof Undefined undefined -> undefined.isEqual(left);
      case String text -> Markup.isText(right) && text.contentEquals((CharSequence) right);
      case Markup markup ->
          Markup.isText(right) && markup.text().contentEquals((CharSequence) right);
      case Marked marked -> equal(marked.text(), right);
      case Long number when right instanceof Long other -> number.longValue() == other.longValue();
      case Boolean _, Long _, Double _, BigInteger _, BigDecimal _ -> equalNumbers(left, right);
      case PyTuple tuple -> right instanceof PyTuple other && equalRows(tuple, other);
      case PyList list -> right instanceof PyList other && equalRows(list, other);
      case PyDict dict -> right instanceof PyDict other && equalDicts(dict, other);
      case PySet set when right instanceof PySet other -> set.keys().equals(other.keys());
      case PySet set -> right instanceof PyDictView view && equalViews(view, set);
      case PyDictView view ->
          (right instanceof PySet || (right instanceof PyDictView other && other.isSetLike()))
              && equalViews(view, (Collection<?>) right);
      case PyRange range -> right instanceof PyRange other && range.sameItems(other);
      default -> left.equals(right);
    };
  }

  /// Whether two values are one object; containers take such items for equal without asking.
  @SuppressWarnings("ReferenceEquality") // identity is what is asked for
  public static boolean same(Object left, Object right) {
    return left == right;
  }

  private static boolean comparable(Object value) {
    return !(value instanceof Undefined undefined) || undefined.isEqual(undefined);
  }

  private static boolean equalNumbers(Object left, Object right) {
    if (!isNumber(right)) {
      return right instanceof HostObject && right.equals(left);
    }
    if (left instanceof Double a && right instanceof Double b) {
      return a.doubleValue() == b.doubleValue();
    }
    if (unreal(left) || unreal(right)) {
      return false;
    }
    return exact(left).compareTo(exact(right)) == 0;
  }

  private static boolean unreal(Object number) {
    return number instanceof Double real && (real.isNaN() || real.isInfinite());
  }

  /// Whether a value is a number; a bool is one.
  public static boolean isNumber(Object value) {
    return value instanceof Long
        || value instanceof Double
        || value instanceof Boolean
        || value instanceof BigInteger
        || value instanceof BigDecimal;
  }

  /// The exact value of a finite number.
  public static BigDecimal exact(Object number) {
    return switch (number) {
      case Long whole -> BigDecimal.valueOf(whole);
      case Boolean truth -> truth ? BigDecimal.ONE : BigDecimal.ZERO;
      case BigInteger whole -> new BigDecimal(whole);
      case BigDecimal decimal -> decimal;
      case Double real -> new BigDecimal(real);
      default -> throw new IllegalArgumentException("not a number: " + number);
    };
  }

  private static boolean equalRows(List<Object> left, List<Object> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!same(left.get(i), right.get(i)) && !equal(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// Views of keys or items are equal as sets are, also to sets; views of values never are.
  private static boolean equalViews(PyDictView left, Collection<?> right) {
    return left.isSetLike() && left.size() == right.size() && right.containsAll(left);
  }

  private static boolean equalDicts(PyDict left, PyDict right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (PyDict.Item item : left.items()) {
      Object other = right.find(item.key());
      if (other == null || (!same(other, item.value()) && !equal(item.value(), other))) {
        return false;
      }
    }
    return true;
  }
}
