package io.daybook.models.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.daybook.jinja.python.JsonString;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// JSON as dbt leaves it in a result: containers as text in Python's spelling (`{"a": 1}`), plain
/// values as themselves. Arrays of the database become JSON lists.
final class JsonText {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private JsonText() {}

  /// A JSON value.
  static @Nullable Object normal(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node.isContainerNode()) {
        return spelled(node);
      }
      if (node.isNull()) {
        return null;
      }
      if (node.isTextual()) {
        return node.textValue();
      }
      if (node.isBoolean()) {
        return node.booleanValue();
      }
      return number(node);
    } catch (JsonProcessingException e) {
      return text;
    }
  }

  private static Object number(JsonNode node) {
    if (!node.isIntegralNumber()) {
      return node.decimalValue();
    }
    BigInteger whole = node.bigIntegerValue();
    return whole.bitLength() < 64 ? (Object) whole.longValueExact() : whole;
  }

  private static String spelled(JsonNode node) {
    if (node.isArray()) {
      StringJoiner list = new StringJoiner(", ", "[", "]");
      node.forEach(item -> list.add(spelled(item)));
      return list.toString();
    }
    if (node.isObject()) {
      StringJoiner object = new StringJoiner(", ", "{", "}");
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        object.add(JsonString.of(entry.getKey()) + ": " + spelled(entry.getValue()));
      }
      return object.toString();
    }
    if (node.isTextual()) {
      return JsonString.of(node.textValue());
    }
    return node.isNumber() && !node.isIntegralNumber()
        ? new BigDecimal(node.asText()).toString()
        : node.toString();
  }

  /// The text form of a one-dimensional database array, `{a,"b c",NULL}`, as a JSON list.
  static String ofArray(String text, boolean numbers) {
    StringJoiner list = new StringJoiner(", ", "[", "]");
    for (String item : elements(text)) {
      if (item.equals("NULL")) {
        list.add("null");
      } else if (item.startsWith("{")) {
        list.add(ofArray(item, numbers));
      } else {
        String plain = item.startsWith("\"") ? unquoted(item) : item;
        list.add(numbers ? plain : JsonString.of(plain));
      }
    }
    return list.toString();
  }

  private static String unquoted(String item) {
    return item.substring(1, item.length() - 1).replaceAll("\\\\(.)", "$1");
  }

  /// Splits at the commas of the outermost braces.
  private static List<String> elements(String text) {
    List<String> items = new ArrayList<>();
    StringBuilder item = new StringBuilder();
    boolean quoted = false;
    int depth = 0;
    for (int i = text.indexOf('{') + 1; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        item.append(c).append(text.charAt(++i));
        continue;
      }
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '{' || c == '}')) {
        depth += c == '{' ? 1 : -1;
      } else if (!quoted && depth == 0 && c == ',') {
        items.add(item.toString());
        item.setLength(0);
        continue;
      }
      item.append(c);
    }
    if (!item.isEmpty()) {
      items.add(item.toString());
    }
    return items;
  }
}
