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
    List<PyDict.Item> items = new ArrayList<>();
    dict.items().forEach(items::add);
    if (sortKeys) {
      items.sort(Comparator.comparing(item -> Text.of(item.key())));
    }
    StringJoiner object = new StringJoiner(", ", "{", "}");
    for (PyDict.Item item : items) {
      object.add(JsonString.of(Text.of(item.key())) + ": " + write(item.value(), sortKeys));
    }
    return object.toString();
  }

  /// The value of a JSON text; throws what Jackson throws.
  public static Object read(String text) throws JsonProcessingException {
    return Values.of(MAPPER.readValue(text, Object.class));
  }
}
