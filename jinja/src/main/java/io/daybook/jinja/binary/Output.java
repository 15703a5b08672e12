package io.daybook.jinja.binary;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Bytes that grow: numbers of seven bits a byte, and texts as places in the template.
///
/// A text is written where it is first needed as `length * 2` and the distance from the end of the
/// text before, or, if the template does not hold it, as `length * 2 + 1` and its UTF-8 bytes; a
/// text that was written before is its number among them. The first number of a text tells which: 0
/// is new, anything else the number of a known text, counted from 1.
final class Output {
  private final String source;
  private final Map<String, Integer> known = new HashMap<>();
  private byte[] bytes = new byte[512];
  private int size;
  private int cursor;

  Output(String source) {
    this.source = source;
  }

  /// All that was written, behind room for a header.
  byte[] bytes(int header) {
    byte[] all = new byte[header + size];
    System.arraycopy(bytes, 0, all, header, size);
    return all;
  }

  private void put(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2);
    }
    bytes[size++] = (byte) value;
  }

  void form(Form form) {
    put(form.code);
  }

  void truth(boolean truth) {
    put(truth ? 1 : 0);
  }

  /// A number that is not negative, or any 64 bits.
  void number(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      put((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    put((int) rest);
  }

  /// A number of either sign: small ones are short.
  void signed(long value) {
    number(value << 1 ^ value >> 63);
  }

  void text(String text) {
    Integer number = known.putIfAbsent(text, known.size() + 1);
    if (number != null) {
      number(number);
      return;
    }
    number(0);
    int at = source.indexOf(text, cursor);
    at = at < 0 ? source.indexOf(text) : at;
    if (at >= 0) {
      number((long) text.length() << 1);
      signed((long) at - cursor);
      cursor = at + text.length();
      return;
    }
    // One by one, for a text may hold half a pair of surrogates, which no encoding takes.
    number((long) text.length() << 1 | 1);
    text.chars().forEach(this::number);
  }
}
