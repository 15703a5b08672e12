package io.daybook.jinja.python;

import io.daybook.jinja.error.PythonError;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.IntUnaryOperator;

/// How texts become bytes and bytes become texts, with Python's names of encodings and its handlers
/// for what does not fit.
public enum Codec {
  UTF_8("utf-8", 0x110000, "surrogates not allowed"),
  ASCII("ascii", 0x80, "ordinal not in range(128)"),
  LATIN_1("latin-1", 0x100, "ordinal not in range(256)"),
  UTF_16("utf-16", 0x110000, "surrogates not allowed"),
  UTF_16_LE("utf-16-le", 0x110000, "surrogates not allowed"),
  UTF_16_BE("utf-16-be", 0x110000, "surrogates not allowed");

  private static final char REPLACEMENT = '\ufffd';

  private final String title;
  private final int limit;
  private final String refusal;

  Codec(String title, int limit, String refusal) {
    this.title = title;
    this.limit = limit;
    this.refusal = refusal;
  }

  /// The encoding of that name.
  public static Codec named(String name) {
    return switch (name.toLowerCase(Locale.ROOT).replaceAll("[ _]", "-")) {
      case "utf-8", "utf8", "u8" -> UTF_8;
      case "ascii", "us-ascii", "646" -> ASCII;
      case "latin-1", "latin1", "latin", "l1", "iso-8859-1", "iso8859-1", "8859" -> LATIN_1;
      case "utf-16", "utf16", "u16" -> UTF_16;
      case "utf-16-le", "utf-16le" -> UTF_16_LE;
      case "utf-16-be", "utf-16be" -> UTF_16_BE;
      default -> throw new PythonError("LookupError", "unknown encoding: " + name);
    };
  }

  private boolean fits(int point) {
    boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    return point < limit && !surrogate;
  }

  /// `text.encode(self, errors)`.
  public Bytes encode(String text, String errors) {
    int[] points = text.codePoints().toArray();
    StringBuilder out = new StringBuilder(this == UTF_16 ? "\u00ff\u00fe" : "");
    for (int at = 0; at < points.length; at++) {
      if (fits(points[at])) {
        octets(points[at], out);
        continue;
      }
      int end = at + 1;
      while (end < points.length && !fits(points[end])) {
        end++;
      }
      substitute(points, at, end, errors).codePoints().forEach(point -> octets(point, out));
      at = end - 1;
    }
    return new Bytes(out.toString());
  }

  private String substitute(int[] points, int from, int to, String errors) {
    StringBuilder out = new StringBuilder();
    for (int at = from; at < to; at++) {
      int point = points[at];
      switch (errors) {
        case "ignore" -> {}
        case "replace" -> out.append('?');
        case "xmlcharrefreplace" -> out.append("&#").append(point).append(';');
        case "backslashreplace" -> out.append(escape(point));
        case "namereplace" -> out.append("\\N{").append(Character.getName(point)).append('}');
        case "strict" -> throw unencodable(points, from, to);
        default -> throw unknown(errors);
      }
    }
    return out.toString();
  }

  private static PythonError unknown(String errors) {
    return new PythonError("LookupError", "unknown error handler name '" + errors + "'");
  }

  private static String escape(int point) {
    return String.format(
        point < 0x100 ? "\\x%02x" : point < 0x10000 ? "\\u%04x" : "\\U%08x", point);
  }

  private PythonError unencodable(int[] points, int from, int to) {
    String what =
        to == from + 1
            ? " '" + escape(points[from]) + "' in position " + from
            : "s in position " + from + "-" + (to - 1);
    return new PythonError(
        "UnicodeEncodeError",
        "'" + title + "' codec can't encode character" + what + ": " + refusal);
  }

  private void octets(int point, StringBuilder out) {
    switch (this) {
      case ASCII, LATIN_1 -> out.append((char) point);
      case UTF_8 -> append(point, StandardCharsets.UTF_8, out);
      case UTF_16, UTF_16_LE -> append(point, StandardCharsets.UTF_16LE, out);
      case UTF_16_BE -> append(point, StandardCharsets.UTF_16BE, out);
    }
  }

  private static void append(int point, Charset charset, StringBuilder out) {
    byte[] encoded = Character.toString(point).getBytes(charset);
    out.append(new String(encoded, StandardCharsets.ISO_8859_1));
  }

  /// `bytes.decode(self, errors)`.
  public String decode(Bytes bytes, String errors) {
    return switch (this) {
      case LATIN_1 -> bytes.octets();
      case ASCII -> scan(bytes, errors, octet -> octet < 0x80 ? 1 : -1);
      case UTF_8 -> scan(bytes, errors, Codec::length);
      case UTF_16, UTF_16_LE, UTF_16_BE -> wide(bytes, errors);
    };
  }

  /// How many bytes a character of UTF-8 has that begins with that one, negative for none.
  private static int length(int octet) {
    if (octet < 0x80) {
      return 1;
    }
    return octet < 0xc2 ? -1 : octet < 0xe0 ? 2 : octet < 0xf0 ? 3 : octet < 0xf5 ? 4 : -1;
  }

  private String scan(Bytes bytes, String errors, IntUnaryOperator length) {
    String octets = bytes.octets();
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < octets.length()) {
      int wanted = length.applyAsInt(octets.charAt(at));
      int good = at + 1;
      while (good < at + wanted && good < octets.length() && continues(octets, at, good)) {
        good++;
      }
      if (wanted == good - at) {
        byte[] character = octets.substring(at, good).getBytes(StandardCharsets.ISO_8859_1);
        out.append(new String(character, StandardCharsets.UTF_8));
      } else {
        String reason =
            this == ASCII
                ? refusal
                : wanted < 0
                    ? "invalid start byte"
                    : good == octets.length()
                        ? "unexpected end of data"
                        : "invalid continuation byte";
        out.append(substitute(octets, at, good, errors, reason));
      }
      at = good;
    }
    return out.toString();
  }

  /// Whether a byte may follow within a character: no overlong forms, surrogates or points beyond
  /// the last.
  private static boolean continues(String octets, int first, int at) {
    int octet = octets.charAt(at);
    int low = 0x80;
    int high = 0xbf;
    if (at == first + 1) {
      switch (octets.charAt(first)) {
        case 0xe0 -> low = 0xa0;
        case 0xed -> high = 0x9f;
        case 0xf0 -> low = 0x90;
        case 0xf4 -> high = 0x8f;
        default -> {}
      }
    }
    return octet >= low && octet <= high;
  }

  private String substitute(String octets, int from, int to, String errors, String reason) {
    return switch (errors) {
      case "ignore" -> "";
      case "replace" -> String.valueOf(REPLACEMENT);
      case "backslashreplace" -> {
        StringBuilder out = new StringBuilder();
        octets.substring(from, to).chars().forEach(octet -> out.append(escape(octet)));
        yield out.toString();
      }
      case "strict" -> {
        String what =
            to == from + 1
                ? String.format(" 0x%02x in position %d", (int) octets.charAt(from), from)
                : "s in position " + from + "-" + (to - 1);
        throw new PythonError(
            "UnicodeDecodeError", "'" + title + "' codec can't decode byte" + what + ": " + reason);
      }
      default -> throw unknown(errors);
    };
  }

  private String wide(Bytes bytes, String errors) {
    String octets = bytes.octets();
    boolean marked =
        this == UTF_16 && (octets.startsWith("\u00ff\u00fe") || octets.startsWith("\u00fe\u00ff"));
    boolean big = this == UTF_16_BE || (marked && octets.charAt(0) == 0xfe);
    int from = marked ? 2 : 0;
    int whole = octets.length() - (octets.length() - from) % 2;
    byte[] content = octets.substring(from, whole).getBytes(StandardCharsets.ISO_8859_1);
    String text = new String(content, big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    return whole == octets.length()
        ? text
        : text + substitute(octets, whole, octets.length(), errors, "truncated data");
  }
}
