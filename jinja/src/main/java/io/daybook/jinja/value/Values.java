package io.daybook.jinja.value;

import io.daybook.jinja.value.series.PyIterator;
import io.daybook.jinja.value.series.PyRange;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Brings Java values into templates and out of them.
public final class Values {
  private Values() {}

  /// The template value of a Java value. Lists, sets and maps are copied deeply; a type that no
  /// template value stands for is an error of the host.
  public static Object of(@Nullable Object value) {
    return switch (value) {
      case null -> None.NONE;
      case String _, Long _, Boolean _, Double _, Markup _, Marked _, None _, Undefined _ -> value;
      case PyList _, PyDict _, PyTuple _, PySet _, PyRange _, PyIterator _, PyDictView _ -> value;
      case Namespace _, HostObject _, CallableValue _, BigDecimal _ -> value;
      case Integer number -> number.longValue();
      case Short number -> number.longValue();
      case Byte number -> number.longValue();
      case Float number -> number.doubleValue();
      case BigInteger number -> Key.integer(number);
      case Character character -> character.toString();
      case Map<?, ?> map -> dict(map);
      case Set<?> set -> new PySet(list(set));
      case Collection<?> items -> list(items);
      case Object[] items -> list(List.of(items));
      case Optional<?> optional -> of(optional.orElse(null));
      case Enum<?> constant -> constant.toString();
      case CharSequence text -> text.toString();
      default ->
          throw new IllegalArgumentException(
              "a template cannot hold a "
                  + value.getClass().getName()
                  + ": offer it as a HostObject");
    };
  }

  private static PyDict dict(Map<?, ?> map) {
    PyDict dict = new PyDict();
    map.forEach((key, item) -> dict.put(of(key), of(item)));
    return dict;
  }

  private static PyList list(Collection<?> items) {
    PyList list = new PyList();
    for (Object item : items) {
      list.add(of(item));
    }
    return list;
  }

  /// The plain Java value of a template value: null, lists, sets and maps of plain values; others
  /// as they are.
  public static @Nullable Object toJava(Object value) {
    return switch (value) {
      case None _ -> null;
      case Markup markup -> markup.text();
      case Marked marked -> marked.text();
      case PyDict dict -> {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        dict.items().forEach(item -> map.put(toJava(item.key()), toJava(item.value())));
        yield map;
      }
      case Collection<?> items -> {
        List<@Nullable Object> list = new ArrayList<>();
        for (Object item : items) {
          list.add(toJava(item));
        }
        yield list;
      }
      default -> value;
    };
  }
}
