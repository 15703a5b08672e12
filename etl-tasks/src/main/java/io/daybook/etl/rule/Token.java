package io.daybook.etl.rule;

/// A piece of an expression's text.
///
/// @param position of its first character, from 0
/// @param text as written; of a text literal what stands between the quotes
record Token(Type type, int position, String text) {
  enum Type {
    NUMBER,
    TEXT,
    WORD,
    SIGN,
    END
  }

  boolean is(String sign) {
    return (type == Type.SIGN || type == Type.WORD) && text.equals(sign);
  }

  /// For messages.
  String shown() {
    return type == Type.END ? "the end" : "\"" + text + "\"";
  }
}
