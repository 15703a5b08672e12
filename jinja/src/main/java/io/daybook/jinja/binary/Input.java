package io.daybook.jinja.binary;

import java.util.Arrays;

/// Reads what [Output] wrote.
final class Input {
  private final byte[] bytes;
  private final String source;
  private String[] known = new String[64];
  private int texts;
  private int at;
  private int cursor;

  Input(byte[] bytes, int from, String source) {
    this.bytes = bytes;
    this.at = from;
    this.source = source;
  }

  Form form() {
    return Form.of(bytes[at++]);
  }

  boolean truth() {
    return bytes[at++] != 0;
  }

  int number() {
    return (int) wide();
  }

  private long wide() {
    byte first = bytes[at++];
    if (first >= 0) {
      return first;
    }
    long value = first & 0x7f;
    int shift = 7;
    byte next;
    do {
      next = bytes[at++];
      value |= (long) (next & 0x7f) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }

  long signed() {
    long value = wide();
    return value >>> 1 ^ -(value & 1);
  }

  String text() {
    int number = number();
    if (number > 0) {
      return known[number - 1];
    }
    int head = number();
    int length = head >>> 1;
    String text;
    if ((head & 1) == 0) {
      int from = cursor + (int) signed();
      cursor = from + length;
      text = source.substring(from, cursor);
    } else {
      char[] characters = new char[length];
      for (int i = 0; i < length; i++) {
        characters[i] = (char) number();
      }
      text = new String(characters);
    }
    if (texts == known.length) {
      known = Arrays.copyOf(known, texts * 2);
    }
    known[texts++] = text;
    return text;
  }
}
