package io.daybook.models.compile.value;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.daybook.jinja.value.Values;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// `fromjson`, `fromyaml`, `toyaml`: a default instead of an error.
public final class Parsed {
  private Parsed() {}

  public static Object json(String text, Object otherwise) {
    try {
      return JsonValue.read(text);
    } catch (JsonProcessingException e) {
      return otherwise;
    }
  }

  public static Object yaml(String text, Object otherwise) {
    try {
      return Values.of(new Load(LoadSettings.builder().build()).loadFromString(text));
    } catch (YamlEngineException e) {
      return otherwise;
    }
  }

  public static Object toYaml(Object value, Object otherwise, boolean sorted) {
    DumpSettings settings = DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
    Object java = Values.toJava(value);
    try {
      return new Dump(settings).dumpToString(java == null ? "null" : sorted ? inOrder(java) : java);
    } catch (YamlEngineException e) {
      return otherwise;
    }
  }

  private static Object inOrder(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> items = new TreeMap<>();
        map.forEach(
            (key, item) -> items.put(String.valueOf(key), item == null ? null : inOrder(item)));
        yield items;
      }
      case List<?> list -> list.stream().map(item -> item == null ? null : inOrder(item)).toList();
      default -> value;
    };
  }
}
