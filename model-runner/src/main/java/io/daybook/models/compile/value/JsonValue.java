package io.daybook.models.compile.value;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.daybook.jinja.python.JsonString;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.Undefined;
import io.daybook.jinja.value.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;

/// JSON of template values, spelled as Python spells it (`{"a": 1}`).
public final class JsonValue {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();

  private JsonValue() {}

  public static String write(Object value, boolean sortKeys) {
    return switch (value) {
      case None _ -> "null";
      case Boolean truth -> truth.toString();
      case Number number -> number.toString();
      case PyDict dict -> object(dict, sortKeys);
      case Collection<?> items -> {
        StringJoiner list = new StringJoiner(", ", "[", "]");
        items.forEach(item -> list.add(write(item, sortKeys)));
        yield list.toString();
      }
      case Undefined undefined ->
          throw Errors.compilation(
              "Object of type Undefined is not JSON serializable: " + undefined.origin().name());
      case HostObject host -> JsonString.of(host.text());
      default -> JsonString.of(Text.of(value));
    };
  }

  private static String object(PyDict dict, boolean sortKeys) {
    StringJoiner object = new StringJoiner(", ", "{", "}");
    for (PyDict.Item item : sortKeys ? sorted(dict) : dict.items()) {
      object.add(JsonString.of(Text.of(item.key())) + ": " + write(item.value(), sortKeys));
    }
    return object.toString();
  }

  /// JSON for people: a line for each item, indented by four, keys in order.
  public static String lines(Object value) {
    return lines(value, "\n");
  }

  private static String lines(Object value, String margin) {
    String inner = margin + "    ";
    StringJoiner items = new StringJoiner("," + inner, inner, margin);
    switch (value) {
      case PyDict dict when dict.size() > 0 ->
          sorted(dict)
              .forEach(item ->
                  items.add(
                      JsonString.of(Text.of(item.key())) + ": " + lines(item.value(), inner)));
      case Collection<?> list when !list.isEmpty() ->
          list.forEach(item -> items.add(lines(item, inner)));
      default -> {
        return write(value, true);
      }
    }
    return value instanceof PyDict ? "{" + items + "}" : "[" + items + "]";
  }

  private static List<PyDict.Item> sorted(PyDict dict) {
    List<PyDict.Item> items = new ArrayList<>();
    dict.items().forEach(items::add);
    items.sort(Comparator.comparing(item -> Text.of(item.key())));
    return items;
  }

  /// The value of a JSON text; throws what Jackson throws.
  public static Object read(String text) throws JsonProcessingException {
    return Values.of(MAPPER.readValue(text, Object.class));
  }
}
