package io.daybook.models.cache;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what {@link TreeWriter} wrote. Texts are made when they are first used.
final class TreeReader {
  private final byte[] bytes;
  private int at;
  private int[] starts = new int[0];
  private @Nullable String[] texts = new String[0];
  private Shaped.Shape[] shapes = new Shaped.Shape[0];

  private TreeReader(byte[] bytes, int from) {
    this.bytes = bytes;
    this.at = from;
  }

  /// The tree that begins at an index.
  static @Nullable Object read(byte[] bytes, int from) {
    TreeReader reader = new TreeReader(bytes, from);
    reader.tables();
    return reader.value();
  }

  private void tables() {
    int count = (int) number();
    starts = new int[count];
    texts = new String[count];
    for (int i = 0; i < count; i++) {
      starts[i] = at;
      int length = (int) number();
      at += length;
    }
    shapes = new Shaped.Shape[(int) number()];
    for (int i = 0; i < shapes.length; i++) {
      List<String> keys = new ArrayList<>();
      for (long rest = number(); rest > 0; rest--) {
        keys.add(text());
      }
      shapes[i] = Shaped.Shape.of(keys);
    }
  }

  private @Nullable Object value() {
    return switch (bytes[at++]) {
      case TreeWriter.NULL -> null;
      case TreeWriter.TRUE -> true;
      case TreeWriter.FALSE -> false;
      case TreeWriter.WHOLE -> whole();
      case TreeWriter.DECIMAL -> {
        at += Double.BYTES;
        yield ByteBuffer.wrap(bytes).getDouble(at - Double.BYTES);
      }
      case TreeWriter.TEXT -> text();
      case TreeWriter.LIST -> list((int) number());
      case TreeWriter.MAP -> map(shapes[(int) number()]);
      case TreeWriter.BIG_WHOLE -> new BigInteger(text());
      case TreeWriter.BIG_DECIMAL -> new BigDecimal(text());
      case TreeWriter.DATE -> LocalDate.parse(text());
      case TreeWriter.MOMENT -> LocalDateTime.parse(text());
      case TreeWriter.MOMENT_WITH_OFFSET -> OffsetDateTime.parse(text());
      default -> throw new IllegalStateException("no such kind of value");
    };
  }

  private long whole() {
    long folded = number();
    return (folded >>> 1) ^ -(folded & 1);
  }

  private List<@Nullable Object> list(int size) {
    List<@Nullable Object> items = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      items.add(value());
    }
    return Collections.unmodifiableList(items);
  }

  private Shaped map(Shaped.Shape shape) {
    @Nullable Object[] values = new Object[shape.keys().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value();
    }
    return new Shaped(shape, values);
  }

  private String text() {
    int id = (int) number();
    String known = texts[id];
    if (known == null) {
      int back = at;
      at = starts[id];
      int length = (int) number();
      known = new String(bytes, at, length, StandardCharsets.UTF_8);
      texts[id] = known;
      at = back;
    }
    return known;
  }

  private long number() {
    long number = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[at++];
      number |= (long) (next & 0x7F) << shift;
      shift += 7;
    } while (next < 0);
    return number;
  }
}
