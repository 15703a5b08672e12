package io.daybook.jinja.builtin;

import static io.daybook.jinja.builtin.Registry.takes;

import io.daybook.jinja.error.FilterArgumentError;
import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Bytes;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Truth;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.python.html.Tags;
import io.daybook.jinja.python.method.TextSplit;
import io.daybook.jinja.python.operator.Sorting;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.Undefined;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Filters for HTML, URLs and JSON.
final class HtmlFilters {
  private static final Pattern ATTRIBUTE_STOP = Pattern.compile("[\\s/>=]");
  private static final Pattern SCHEME =
      Pattern.compile("([\\p{L}\\p{N}_.+-]{2,}:(/){0,2})", Pattern.UNICODE_CHARACTER_CLASS);

  private HtmlFilters() {}

  static void addTo(Registry registry) {
    registry
        .add("escape", "escape", takes("s"), (_, a) -> Text.escaped(a[0]))
        .alias("e", "escape")
        .add(
            "forceescape", "do_forceescape", takes("value"), (_, a) -> Markup.escape(Text.of(a[0])))
        .add("safe", "do_mark_safe", takes("value"), (_, a) -> new Markup(Text.of(a[0])))
        .add(
            "striptags",
            "do_striptags",
            takes("value"),
            (_, a) -> Tags.strip(Text.of(a[0]), TextSplit::words))
        .add("xmlattr", "*do_xmlattr", takes("d", "autospace=True"), HtmlFilters::xmlAttributes)
        .add("urlencode", "do_urlencode", takes("value"), (_, a) -> urlEncode(a[0]))
        .add(
            "urlize",
            "*do_urlize",
            takes(
                "value",
                "trim_url_limit=None",
                "nofollow=False",
                "target=None",
                "rel=None",
                "extra_schemes=None"),
            HtmlFilters::urlize)
        .add(
            "tojson", "*do_tojson", takes("value", "indent=None"), (_, a) -> Json.html(a[0], a[1]));
  }

  private static Object xmlAttributes(Interpreter caller, Object[] a) {
    if (!(a[0] instanceof PyDict dict)) {
      return Soft.method(caller, a[0], "items");
    }
    List<String> attributes = new ArrayList<>();
    for (PyDict.Item item : dict.items()) {
      if (item.value() == None.NONE || item.value() instanceof Undefined) {
        continue;
      }
      if (!Markup.isText(item.key())) {
        throw PythonError.type(
            "expected string or bytes-like object, got '" + Types.name(item.key()) + "'");
      }
      if (ATTRIBUTE_STOP.matcher(item.key().toString()).find()) {
        throw PythonError.value("Invalid character in attribute name: " + Text.repr(item.key()));
      }
      attributes.add(
          Text.escaped(item.key()).text() + "=\"" + Text.escaped(item.value()).text() + "\"");
    }
    String joined = String.join(" ", attributes);
    String spaced = Truth.of(a[1]) && !joined.isEmpty() ? " " + joined : joined;
    return caller.autoescape() ? new Markup(spaced) : spaced;
  }

  private static Object urlEncode(Object value) {
    if (Markup.isText(value) || !Iteration.isIterable(value)) {
      return quoted(value, false);
    }
    List<String> parts = new ArrayList<>();
    Iterator<Object> items =
        value instanceof PyDict dict ? pairs(dict).iterator() : Iteration.of(value);
    while (items.hasNext()) {
      Object item = items.next();
      if (!Iteration.isIterable(item)) {
        throw PythonError.type("cannot unpack non-iterable " + Types.name(item) + " object");
      }
      PyList pair = Iteration.list(item);
      if (pair.size() != 2) {
        throw PythonError.value(
            pair.size() < 2
                ? "not enough values to unpack (expected 2, got " + pair.size() + ")"
                : "too many values to unpack (expected 2)");
      }
      parts.add(quoted(pair.get(0), true) + "=" + quoted(pair.get(1), true));
    }
    return String.join("&", parts);
  }

  private static List<Object> pairs(PyDict dict) {
    List<Object> pairs = new ArrayList<>();
    dict.items().forEach(item -> pairs.add(PyList.of(item.key(), item.value())));
    return pairs;
  }

  private static String quoted(Object value, boolean forQuery) {
    StringBuilder out = new StringBuilder();
    byte[] octets =
        value instanceof Bytes bytes
            ? bytes.toArray()
            : Text.of(value).getBytes(StandardCharsets.UTF_8);
    for (byte b : octets) {
      boolean safe =
          b > 0
              && (Character.isLetterOrDigit(b)
                  || "_.-~".indexOf(b) >= 0
                  || (b == '/' && !forQuery));
      if (safe) {
        out.append((char) b);
      } else if (b == ' ' && forQuery) {
        out.append('+');
      } else {
        out.append(String.format("%%%02X", b & 0xff));
      }
    }
    return out.toString();
  }

  private static Object urlize(Interpreter caller, Object[] a) {
    Set<Object> relations = new LinkedHashSet<>();
    if (Truth.of(a[4])) {
      ((PyList) Soft.method(caller, a[4], "split")).forEach(relations::add);
    }
    if (Truth.of(a[2])) {
      relations.add("nofollow");
    }
    relations.add("noopener");
    List<String> words = Sorting.sorted(relations, false).stream().map(Object::toString).toList();
    List<String> schemes = new ArrayList<>();
    if (!Soft.isNone(a[5])) {
      for (Object scheme : Iteration.list(a[5])) {
        if (!Markup.isText(scheme)) {
          throw PythonError.type(
              "expected string or bytes-like object, got '" + Types.name(scheme) + "'");
        }
        if (!SCHEME.matcher(Text.of(scheme)).matches()) {
          throw new FilterArgumentError(Text.repr(scheme) + " is not a valid URI scheme prefix.");
        }
        schemes.add(Text.of(scheme));
      }
    }
    String target = Truth.of(a[3]) ? Text.escaped(a[3]).text() : "";
    Links links = new Links(a[1], String.join(" ", words), target, schemes);
    String linked = links.link(Text.escaped(a[0]).text());
    return caller.autoescape() ? new Markup(linked) : linked;
  }
}
