package io.daybook.jinja.python;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.method.Attributes;
import io.daybook.jinja.value.HostObject;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// Python's `bytes`, which `str.encode` makes.
///
/// @param octets one character below 256 for each byte
public record Bytes(String octets) implements HostObject {
  private static final int VALUES = 256;

  /// The bytes of an array.
  public static Bytes of(byte[] content) {
    return new Bytes(new String(content, StandardCharsets.ISO_8859_1));
  }

  /// The bytes as an array.
  public byte[] toArray() {
    return octets.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public @Nullable Object attribute(String name) {
    return Attributes.find(this, name);
  }

  /// `b'...'`.
  @Override
  public String repr() {
    char quote = octets.indexOf('\'') >= 0 && octets.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder out = new StringBuilder("b").append(quote);
    for (int i = 0; i < octets.length(); i++) {
      char c = octets.charAt(i);
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c == quote || c == '\\') {
            out.append('\\').append(c);
          } else if (c >= 0x20 && c < 0x7f) {
            out.append(c);
          } else {
            out.append(String.format("\\x%02x", (int) c));
          }
        }
      }
    }
    return out.append(quote).toString();
  }

  @Override
  public String text() {
    return repr();
  }

  @Override
  public String typeName() {
    return "bytes";
  }

  @Override
  public boolean truth() {
    return !octets.isEmpty();
  }

  @Override
  public int length() {
    return octets.length();
  }

  @Override
  public Iterator<Object> iterator() {
    return octets.chars().<Object>mapToObj(c -> (long) c).iterator();
  }

  @Override
  public Object item(Object key) {
    if (key instanceof Slice slice) {
      return new Bytes((String) Subscript.of(octets, slice));
    }
    if (!Numbers.isInteger(key)) {
      throw PythonError.type("byte indices must be integers or slices, not " + Types.name(key));
    }
    long index = Numbers.index(key);
    long at = index < 0 ? index + octets.length() : index;
    if (at < 0 || at >= octets.length()) {
      throw PythonError.index("index out of range");
    }
    return (long) octets.charAt((int) at);
  }

  @Override
  public Boolean contains(Object value) {
    return octets.contains(sought(value, "a bytes-like object is required, not "));
  }

  /// The octets of bytes, or that of a number, which many functions take for a single byte.
  public static String sought(Object value, String refusal) {
    if (value instanceof Bytes bytes) {
      return bytes.octets;
    }
    if (!Numbers.isInteger(value)) {
      throw PythonError.type(refusal + Text.quote(Types.name(value)));
    }
    long octet = Numbers.index(value);
    if (octet < 0 || octet >= VALUES) {
      throw PythonError.value("byte must be in range(0, 256)");
    }
    return String.valueOf((char) octet);
  }

  @Override
  public @Nullable Integer compareWith(Object other) {
    return other instanceof Bytes bytes ? Integer.valueOf(octets.compareTo(bytes.octets)) : null;
  }

  @Override
  public String toString() {
    return repr();
  }
}
