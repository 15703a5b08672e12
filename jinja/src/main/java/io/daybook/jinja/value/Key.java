package io.daybook.jinja.value;

import io.daybook.jinja.error.PythonError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/// What makes two values the same key of a dict or member of a set: `1`, `1.0` and `True` are one
/// key.
public final class Key {
  private static final double LONG_LIMIT = 0x1p63;

  private Key() {}

  private record TupleKey(List<Object> parts) {}

  private record SetKey(HashSet<Object> parts) {}

  /// The value under which Java's hash tables find a Python value.
  public static Object of(Object value) {
    return switch (value) {
      case String text -> text;
      case Long number -> number;
      case Boolean truth -> truth ? 1L : 0L;
      case Double number -> ofDouble(number);
      case Markup markup -> markup.text();
      case Marked marked -> marked.text();
      case PyTuple tuple -> new TupleKey(parts(tuple));
      case PySet set when set.isFrozen() -> new SetKey(new HashSet<>(set.keys()));
      case PyList _ -> throw unhashable("list");
      case PyDict _ -> throw unhashable("dict");
      case PySet _ -> throw unhashable("set");
      case PyDictView view when view.isSetLike() ->
          throw unhashable("dict_" + view.part().name().toLowerCase(Locale.ROOT));
      case Undefined undefined -> undefined.hashKey();
      case HostObject host -> host.hashKey();
      default -> value;
    };
  }

  private static PythonError unhashable(String type) {
    return PythonError.type("unhashable type: '" + type + "'");
  }

  private static Object ofDouble(double number) {
    if (number == Math.rint(number) && !Double.isInfinite(number)) {
      if (Math.abs(number) < LONG_LIMIT) {
        return (long) number;
      }
      return new BigDecimal(number).toBigInteger();
    }
    return number;
  }

  private static List<Object> parts(List<Object> items) {
    List<Object> keys = new ArrayList<>(items.size());
    for (Object item : items) {
      keys.add(of(item));
    }
    return keys;
  }

  /// A hash of a row of values that agrees with [Equality].
  static int hash(List<Object> items) {
    int hash = 1;
    for (Object item : items) {
      hash =
          31 * hash + (item instanceof PyList || item instanceof PyDict ? 7 : of(item).hashCode());
    }
    return hash;
  }

  /// The canonical form of a whole number: a `Long` where it fits.
  public static Object integer(BigInteger number) {
    return number.bitLength() < 64 ? (Object) number.longValue() : number;
  }
}
