package io.daybook.models.cache;

import io.daybook.models.node.Fields;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Plain values as bytes that are read back fast: every text and every set of keys is written once.
final class TreeWriter {
  /// What kind of value follows.
  static final int NULL = 0;

  static final int TRUE = 1;
  static final int FALSE = 2;
  static final int WHOLE = 3;
  static final int DECIMAL = 4;
  static final int TEXT = 5;
  static final int LIST = 6;
  static final int MAP = 7;
  static final int BIG_WHOLE = 8;
  static final int BIG_DECIMAL = 9;
  static final int DATE = 10;
  static final int MOMENT = 11;
  static final int MOMENT_WITH_OFFSET = 12;

  private final ByteArrayOutputStream values = new ByteArrayOutputStream(1 << 20);
  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private final Map<List<Integer>, Integer> shapes = new LinkedHashMap<>();

  private TreeWriter() {}

  /// The tree: texts, shapes, values.
  ///
  /// @throws IllegalArgumentException if it holds what no manifest holds
  static byte[] bytes(@Nullable Object tree) {
    TreeWriter writer = new TreeWriter();
    writer.value(tree);
    ByteArrayOutputStream all = new ByteArrayOutputStream(writer.values.size() * 2);
    number(all, writer.texts.size());
    for (String text : writer.texts.keySet()) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      number(all, bytes.length);
      all.writeBytes(bytes);
    }
    number(all, writer.shapes.size());
    for (List<Integer> shape : writer.shapes.keySet()) {
      number(all, shape.size());
      shape.forEach(key -> number(all, key));
    }
    all.writeBytes(writer.values.toByteArray());
    return all.toByteArray();
  }

  private void value(@Nullable Object value) {
    switch (value) {
      case null -> values.write(NULL);
      case Boolean flag -> values.write(flag ? TRUE : FALSE);
      case Integer number -> whole(number);
      case Long number -> whole(number);
      case Double number -> {
        values.write(DECIMAL);
        values.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
      }
      case String text -> text(TEXT, text);
      case Fields fields -> value(fields.values());
      case Map<?, ?> map -> map(map);
      case Collection<?> items -> {
        values.write(LIST);
        number(values, items.size());
        items.forEach(this::value);
      }
      case BigInteger number -> text(BIG_WHOLE, number.toString());
      case BigDecimal number -> text(BIG_DECIMAL, number.toString());
      case LocalDate date -> text(DATE, date.toString());
      case LocalDateTime moment -> text(MOMENT, moment.toString());
      case OffsetDateTime moment -> text(MOMENT_WITH_OFFSET, moment.toString());
      default -> throw new IllegalArgumentException("not a plain value: " + value.getClass());
    }
  }

  private void whole(long number) {
    values.write(WHOLE);
    number(values, (number << 1) ^ (number >> 63));
  }

  private void text(int kind, String text) {
    values.write(kind);
    number(values, id(text));
  }

  private int id(String text) {
    return texts.computeIfAbsent(text, _ -> texts.size());
  }

  private void map(Map<?, ?> map) {
    List<Integer> keys = new ArrayList<>(map.size());
    map.keySet().forEach(key -> keys.add(id(String.valueOf(key))));
    values.write(MAP);
    number(values, shapes.computeIfAbsent(keys, _ -> shapes.size()));
    map.values().forEach(this::value);
  }

  /// Seven bits a byte, the lowest first.
  private static void number(ByteArrayOutputStream out, long number) {
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
