package io.daybook.jinja.python.method;

import io.daybook.jinja.python.Bytes;
import io.daybook.jinja.python.Complex;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Macro;
import io.daybook.jinja.value.Marked;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.Namespace;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyDictView;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PySet;
import io.daybook.jinja.value.PyTuple;
import io.daybook.jinja.value.Undefined;
import io.daybook.jinja.value.Values;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Python's `getattr`: the methods and attributes of values.
public final class Attributes {
  private Attributes() {}

  /// The attribute of that name, null where the value has none.
  public static @Nullable Object find(Object value, String name) {
    return switch (value) {
      case Bytes _ -> bound(value, name, BytesMethods.TABLE);
      case Complex number -> NumberMethods.find(number, name);
      case HostObject object -> {
        Object found = object.attribute(name);
        yield found == null ? null : Values.of(found);
      }
      case Undefined undefined ->
          name.startsWith("__") && name.endsWith("__") ? null : undefined.attribute(name);
      case Macro macro -> macro.attribute(name);
      case Namespace namespace -> namespace.attributes().find(name);
      case String _, Markup _ -> text(value, name);
      case Marked marked -> text(marked.text(), name);
      case PyDict _ -> bound(value, name, DictMethods.TABLE);
      case PyList list ->
          name.equals("sort") ? new SortMethod(list) : bound(value, name, ListMethods.TABLE);
      case PyTuple tuple -> {
        Object item = tuple.named(name);
        yield item == null ? bound(value, name, ListMethods.TUPLE_TABLE) : item;
      }
      case PySet _ -> bound(value, name, SetMethods.TABLE);
      case PyDictView view when view.isSetLike() -> bound(value, name, SetMethods.VIEW_TABLE);
      default -> NumberMethods.find(value, name);
    };
  }

  private static @Nullable Object text(Object value, String name) {
    return switch (name) {
      case "format" -> new FormatMethod(value, false);
      case "format_map" -> new FormatMethod(value, true);
      default -> {
        Object method = bound(value, name, TextMethods.TABLE);
        yield method == null && value instanceof Markup
            ? bound(value, name, MarkupMethods.TABLE)
            : method;
      }
    };
  }

  private static @Nullable Object bound(
      Object self, String name, Map<String, BoundMethod.Method> table) {
    BoundMethod.Method method = table.get(name);
    return method == null ? null : new BoundMethod(self, name, method);
  }
}
