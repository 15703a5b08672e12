package io.daybook.jinja.python;

/// Python's `text % values`.
final class PercentFormat {
  private PercentFormat() {}

  static Object format(Object text, Object values) {
    return text + "%" + values;
  }
}
