package io.daybook.jinja.python.method;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Bytes;
import io.daybook.jinja.python.Codec;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.Numbers;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PyTuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// The methods of `bytes`.
///
/// Those that `str` has too are its own, on a text in which every byte that means something to
/// `str` only (a letter beyond ASCII, a strange blank or end of a line) is a character that means
/// nothing.
final class BytesMethods {
  static final Map<String, BoundMethod.Method> TABLE = table();

  private static final String BLANKS = " \t\n\r\u000b\f";
  private static final char HIDDEN = '\ue000';
  private static final String WANTED = "a bytes-like object is required, not ";
  private static final String SOUGHT = "argument should be integer or bytes-like object, not ";

  private BytesMethods() {}

  // One piece: the names of the methods, by what they have in common.
  private static Map<String, BoundMethod.Method> table() {
    Map<String, BoundMethod.Method> table = new HashMap<>();
    for (String name :
        List.of(
            "capitalize",
            "expandtabs",
            "isalnum",
            "isalpha",
            "isdigit",
            "islower",
            "isspace",
            "istitle",
            "isupper",
            "lower",
            "splitlines",
            "swapcase",
            "title",
            "upper",
            "zfill")) {
      table.put(name, (self, a) -> asText((Bytes) self, name, a, UnaryOperator.identity()));
    }
    for (String name : List.of("find", "rfind", "index", "rindex", "count")) {
      table.put(name, (self, a) -> search((Bytes) self, name, a));
    }
    for (String name : List.of("partition", "rpartition", "removeprefix", "removesuffix")) {
      table.put(name, (self, a) -> asText((Bytes) self, name, a, BytesMethods::bytes));
    }
    for (String name : List.of("split", "rsplit")) {
      table.put(name, (self, a) -> split((Bytes) self, name, a));
    }
    for (String name : List.of("strip", "lstrip", "rstrip")) {
      table.put(name, (self, a) -> asText((Bytes) self, name, a, BytesMethods::bytesOrNone));
    }
    for (String name : List.of("startswith", "endswith")) {
      table.put(name, (self, a) -> affixed((Bytes) self, name, a));
    }
    for (String name : List.of("center", "ljust", "rjust")) {
      table.put(name, (self, a) -> pad((Bytes) self, name, a));
    }
    table.put("replace", (self, a) -> replace((Bytes) self, a));
    table.put("isascii", (self, a) -> isAscii((Bytes) self, a));
    table.put("join", (self, a) -> join((Bytes) self, a));
    table.put("decode", (self, a) -> decode((Bytes) self, a));
    table.put("hex", (self, a) -> hex((Bytes) self, a));
    table.put("fromhex", (_, a) -> fromHex(a));
    table.put("translate", (self, a) -> translate((Bytes) self, a));
    table.put("maketrans", (_, a) -> makeTable(a));
    return Map.copyOf(table);
  }

  private static String hidden(String octets, boolean lines) {
    StringBuilder out = new StringBuilder(octets.length());
    for (int i = 0; i < octets.length(); i++) {
      char c = octets.charAt(i);
      boolean blank = c == 0x0b || c == 0x0c;
      boolean strange = c >= 0x80 || (c >= 0x1c && c <= 0x1f) || (lines && blank);
      out.append(strange ? (char) (HIDDEN + c) : c);
    }
    return out.toString();
  }

  private static Object shown(Object result) {
    return switch (result) {
      case String text -> {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
          char c = text.charAt(i);
          out.append(c >= HIDDEN ? (char) (c - HIDDEN) : c);
        }
        yield new Bytes(out.toString());
      }
      case PyList list -> new PyList(list.stream().map(BytesMethods::shown).toList());
      case PyTuple tuple -> PyTuple.copyOf(tuple.stream().map(BytesMethods::shown).toList());
      default -> result;
    };
  }

  /// Runs the method of `str`; its first argument is what the function makes of it.
  private static Object asText(
      Bytes self, String name, Arguments arguments, UnaryOperator<Object> first) {
    Object[] positional = arguments.positional().toArray();
    if (positional.length > 0) {
      positional[0] = first.apply(positional[0]);
    }
    Map<String, Object> keyword = new HashMap<>(arguments.keyword());
    keyword.computeIfPresent("sep", (_, value) -> first.apply(value));
    String text = hidden(self.octets(), name.equals("splitlines"));
    Arguments passed = Arguments.of(positional, keyword);
    return shown(call(text, name, passed));
  }

  /// The bounds are read before what is sought.
  private static Object search(Bytes self, String name, Arguments arguments) {
    asText(self, name.replace("index", "find"), arguments, _ -> "");
    Object found = asText(self, name.replace("index", "find"), arguments, BytesMethods::single);
    if (name.endsWith("index") && found instanceof Long at && at < 0) {
      throw PythonError.value("subsection not found");
    }
    return found;
  }

  private static Object call(String text, String name, Arguments passed) {
    return Objects.requireNonNull(TextMethods.TABLE.get(name)).call(text, passed);
  }

  private static Object bytes(Object value) {
    if (value instanceof Bytes bytes) {
      return hidden(bytes.octets(), false);
    }
    throw PythonError.type(WANTED + Text.quote(Types.name(value)));
  }

  private static Object bytesOrNone(Object value) {
    return value == None.NONE ? value : bytes(value);
  }

  private static Object single(Object value) {
    return hidden(Bytes.sought(value, SOUGHT), false);
  }

  /// One of several is looked at only where those before it were not found.
  private static Object affixed(Bytes self, String name, Arguments arguments) {
    if (arguments.count() == 0 || !(arguments.at(0) instanceof PyTuple choices)) {
      return asText(self, name, arguments, value -> affix(name, value));
    }
    Object found = choices.isEmpty() ? asText(self, name, arguments, value -> value) : false;
    for (int i = 0; i < choices.size() && found.equals(false); i++) {
      Object choice = choices.get(i);
      found = asText(self, name, arguments, _ -> bytes(choice));
    }
    return found;
  }

  private static Object affix(String name, Object value) {
    if (!(value instanceof Bytes)) {
      throw PythonError.type(
          name + " first arg must be bytes or a tuple of bytes, not " + Types.name(value));
    }
    return bytes(value);
  }

  private static Object pad(Bytes self, String name, Arguments arguments) {
    Parameters.check(arguments, "bytes", name, 1, 2);
    Object[] positional = arguments.positional().toArray();
    if (positional.length > 1) {
      Numbers.width(positional[0]);
      if (!(positional[1] instanceof Bytes fill) || fill.length() != 1) {
        throw PythonError.type(
            name
                + "() argument 2 must be a byte string of length 1, not "
                + Types.name(positional[1]));
      }
      positional[1] = bytes(positional[1]);
    }
    Arguments passed = Arguments.of(positional, arguments.keyword());
    return asText(self, name, passed, UnaryOperator.identity());
  }

  private static Object split(Bytes self, String name, Arguments arguments) {
    TextSplit.limit(name, arguments);
    return asText(self, name, arguments, BytesMethods::bytesOrNone);
  }

  private static boolean isAscii(Bytes self, Arguments arguments) {
    Parameters.check(arguments, "bytes", "isascii", 0, 0);
    return self.octets().chars().allMatch(c -> c < 0x80);
  }

  private static Object replace(Bytes self, Arguments arguments) {
    Object[] positional = arguments.positional().toArray();
    for (int i = 0; i < Math.min(2, positional.length); i++) {
      positional[i] = bytes(positional[i]);
    }
    Arguments passed = Arguments.of(positional, arguments.keyword());
    return asText(self, "replace", passed, UnaryOperator.identity());
  }

  private static Object join(Bytes self, Arguments arguments) {
    Parameters.check(arguments, "bytes", "join", 1, 1);
    if (!Iteration.isIterable(arguments.at(0))) {
      throw PythonError.type("can only join an iterable");
    }
    List<String> parts = new ArrayList<>();
    Iterator<Object> items = Iteration.of(arguments.at(0));
    while (items.hasNext()) {
      Object item = items.next();
      if (!(item instanceof Bytes bytes)) {
        throw PythonError.type(
            "sequence item %d: expected a bytes-like object, %s found"
                .formatted(parts.size(), Types.name(item)));
      }
      parts.add(bytes.octets());
    }
    return new Bytes(String.join(self.octets(), parts));
  }

  private static Object decode(Bytes self, Arguments arguments) {
    Parameters.checkNamed(arguments, "decode", "encoding", "errors");
    String encoding = Parameters.word(arguments, 0, "decode", "encoding", "utf-8");
    String errors = Parameters.word(arguments, 1, "decode", "errors", "strict");
    return Codec.named(encoding).decode(self, errors);
  }

  private static Object hex(Bytes self, Arguments arguments) {
    Parameters.checkNamed(arguments, "hex", "sep", "bytes_per_sep");
    int group = Numbers.width(arguments.get(1, "bytes_per_sep", 1L));
    Object separator = arguments.find(0, "sep");
    String between = separator == null ? "" : separator(separator);
    int size = self.length();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < size; i++) {
      int before = group > 0 ? size - i : i;
      if (i > 0 && group != 0 && before % Math.abs(group) == 0) {
        out.append(between);
      }
      out.append(String.format("%02x", (int) self.octets().charAt(i)));
    }
    return out.toString();
  }

  private static String separator(Object given) {
    if (!(given instanceof Bytes) && !Markup.isText(given)) {
      throw Iteration.length(given) == 1
          ? PythonError.type("sep must be str or bytes.")
          : PythonError.value("sep must be length 1.");
    }
    String separator = given instanceof Bytes bytes ? bytes.octets() : given.toString();
    if (Iteration.length(separator) != 1) {
      throw PythonError.value("sep must be length 1.");
    }
    if (separator.charAt(0) >= 0x80) {
      throw PythonError.value("sep must be ASCII.");
    }
    return separator;
  }

  private static Object fromHex(Arguments arguments) {
    Parameters.check(arguments, "bytes", "fromhex", 1, 1);
    String text = Parameters.text(arguments, 0, "fromhex");
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      if (BLANKS.indexOf(text.charAt(at)) >= 0) {
        at++;
        continue;
      }
      int high = digit(text, at);
      out.append((char) (high * 16 + digit(text, at + 1)));
      at += 2;
    }
    return new Bytes(out.toString());
  }

  private static int digit(String text, int at) {
    int digit =
        at < text.length() && text.charAt(at) < 0x80 ? Character.digit(text.charAt(at), 16) : -1;
    if (digit < 0) {
      throw PythonError.value("non-hexadecimal number found in fromhex() arg at position " + at);
    }
    return digit;
  }

  private static Object translate(Bytes self, Arguments arguments) {
    if (arguments.count() == 0) {
      throw PythonError.type("translate() takes at least 1 positional argument (0 given)");
    }
    Parameters.checkNamed(arguments, "translate", "", "delete");
    Object table = arguments.at(0);
    Object delete = arguments.get(1, "delete", new Bytes(""));
    if (!(table instanceof Bytes) && table != None.NONE) {
      throw PythonError.type(WANTED + Text.quote(Types.name(table)));
    }
    if (table instanceof Bytes map && map.length() != 256) {
      throw PythonError.value("translation table must be 256 characters long");
    }
    if (!(delete instanceof Bytes deleted)) {
      throw PythonError.type(WANTED + Text.quote(Types.name(delete)));
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < self.octets().length(); i++) {
      char c = self.octets().charAt(i);
      if (deleted.octets().indexOf(c) < 0) {
        out.append(table instanceof Bytes map ? map.octets().charAt(c) : c);
      }
    }
    return new Bytes(out.toString());
  }

  private static Object makeTable(Arguments arguments) {
    Parameters.check(arguments, "bytes", "maketrans", 2, 2);
    if (!(arguments.at(0) instanceof Bytes(String from)
        && arguments.at(1) instanceof Bytes(String to))) {
      throw PythonError.type(WANTED + Text.quote(Types.name(arguments.at(0))));
    }
    if (from.length() != to.length()) {
      throw PythonError.value("maketrans arguments must have same length");
    }
    char[] table = new char[256];
    for (char c = 0; c < table.length; c++) {
      table[c] = c;
    }
    for (int i = 0; i < from.length(); i++) {
      table[from.charAt(i)] = to.charAt(i);
    }
    return new Bytes(new String(table));
  }
}
