package io.daybook.models.module;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PyTuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Python's module `re`.
final class ReModule {
  static final PyModule INSTANCE = new PyModule("re", members());

  private ReModule() {}

  private static Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    for (String name : List.of("match", "search", "fullmatch", "findall", "sub", "split")) {
      members.put(
          name,
          (CallableValue)
              (runtime, call) -> {
                Arguments a = call.placed("pattern");
                return apply(name, compile(a.at(0), flagsOf(name, a)).pattern, runtime, a.skip(1));
              });
    }
    members.put(
        "compile",
        (CallableValue) (_, a) -> compile(a.placed("pattern").at(0), number(a.find(1, "flags"))));
    members.put(
        "escape", (CallableValue) (_, a) -> escape(String.valueOf(a.placed("pattern").at(0))));
    members.put("IGNORECASE", 2L);
    members.put("I", 2L);
    members.put("MULTILINE", 8L);
    members.put("M", 8L);
    members.put("DOTALL", 16L);
    members.put("S", 16L);
    members.put("VERBOSE", 64L);
    members.put("X", 64L);
    return members;
  }

  private static long flagsOf(String name, Arguments a) {
    return number(a.find(name.equals("sub") ? 4 : name.equals("split") ? 3 : 2, "flags"));
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }

  private static PyPattern compile(Object pattern, long flags) {
    if (pattern instanceof PyPattern compiled) {
      return compiled;
    }
    int java = Pattern.UNIX_LINES | Pattern.UNICODE_CHARACTER_CLASS;
    java |= (flags & 2) != 0 ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
    java |= (flags & 8) != 0 ? Pattern.MULTILINE : 0;
    java |= (flags & 16) != 0 ? Pattern.DOTALL : 0;
    java |= (flags & 64) != 0 ? Pattern.COMMENTS : 0;
    try {
      String text = String.valueOf(pattern);
      return new PyPattern(text, Pattern.compile(PatternText.java(text), java));
    } catch (PatternSyntaxException e) {
      throw new PythonError("error", String.valueOf(e.getDescription()));
    }
  }

  private static Object apply(String name, Pattern pattern, Interpreter runtime, Arguments call) {
    Arguments a = name.equals("sub") ? call.placed("repl", "string") : call.placed("string");
    String text = String.valueOf(a.at(name.equals("sub") ? 1 : 0));
    Matcher matcher = pattern.matcher(text);
    return switch (name) {
      case "match" -> found(matcher.lookingAt(), matcher);
      case "search" -> found(matcher.find(), matcher);
      case "fullmatch" -> found(matcher.matches(), matcher);
      case "findall" -> findAll(matcher);
      case "sub" -> substitute(matcher, a.at(0), number(a.find(2, "count")), runtime);
      default -> split(matcher, text, number(a.find(1, "maxsplit")));
    };
  }

  private static Object found(boolean hit, Matcher matcher) {
    return hit ? new PyMatch(matcher) : None.NONE;
  }

  private static PyList findAll(Matcher matcher) {
    PyList all = new PyList();
    while (matcher.find()) {
      if (matcher.groupCount() == 0) {
        all.add(matcher.group());
      } else if (matcher.groupCount() == 1) {
        all.add(orEmpty(matcher.group(1)));
      } else {
        List<Object> groups = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
          groups.add(orEmpty(matcher.group(i)));
        }
        all.add(PyTuple.copyOf(groups));
      }
    }
    return all;
  }

  private static String orEmpty(@Nullable String group) {
    return group == null ? "" : group;
  }

  private static String substitute(
      Matcher matcher, Object replacement, long count, Interpreter runtime) {
    StringBuilder out = new StringBuilder();
    for (long done = 0; (count == 0 || done < count) && matcher.find(); done++) {
      String text =
          replacement instanceof CallableValue function
              ? String.valueOf(function.call(runtime, Arguments.of(new PyMatch(matcher))))
              : expanded(matcher, String.valueOf(replacement));
      matcher.appendReplacement(out, Matcher.quoteReplacement(text));
    }
    return matcher.appendTail(out).toString();
  }

  /// `\1` and `\g<name>` of a replacement.
  private static String expanded(Matcher matcher, String template) {
    StringBuilder out = new StringBuilder();
    Matcher part = Pattern.compile("\\\\(?:(\\d+)|g<(\\w+)>|(.))").matcher(template);
    while (part.find()) {
      String text;
      if (part.group(1) != null) {
        text = orEmpty(matcher.group(Integer.parseInt(part.group(1))));
      } else if (part.group(2) != null) {
        text =
            part.group(2).matches("\\d+")
                ? orEmpty(matcher.group(Integer.parseInt(part.group(2))))
                : orEmpty(matcher.group(PatternText.name(part.group(2))));
      } else {
        text =
            switch (part.group(3)) {
              case "n" -> "\n";
              case "t" -> "\t";
              case "\\" -> "\\";
              default -> part.group();
            };
      }
      part.appendReplacement(out, Matcher.quoteReplacement(text));
    }
    return part.appendTail(out).toString();
  }

  private static PyList split(Matcher matcher, String text, long limit) {
    PyList parts = new PyList();
    int from = 0;
    while ((limit == 0 || parts.size() < limit) && matcher.find()) {
      parts.add(text.substring(from, matcher.start()));
      for (int i = 1; i <= matcher.groupCount(); i++) {
        String group = matcher.group(i);
        parts.add(group == null ? None.NONE : group);
      }
      from = matcher.end();
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static String escape(String text) {
    return text.replaceAll("([^A-Za-z0-9_])", "\\\\$1");
  }

  /// What `re.compile` makes.
  private record PyPattern(String written, Pattern pattern) implements HostObject {
    @Override
    public @Nullable Object attribute(String name) {
      return switch (name) {
        case "match", "search", "fullmatch", "findall", "sub", "split" ->
            (CallableValue) (runtime, a) -> apply(name, pattern, runtime, a);
        case "pattern" -> written;
        default -> null;
      };
    }

    @Override
    public String text() {
      return "re.compile('" + written + "')";
    }
  }

  /// A match.
  private static final class PyMatch implements HostObject {
    private final List<Object> groups = new ArrayList<>();
    private final PyDict named = new PyDict();
    private final long start;
    private final long end;

    PyMatch(Matcher matcher) {
      for (int i = 0; i <= matcher.groupCount(); i++) {
        String group = matcher.group(i);
        groups.add(group == null ? None.NONE : group);
      }
      matcher
          .namedGroups()
          .forEach((name, index) -> named.put(PatternText.python(name), groups.get(index)));
      start = matcher.start();
      end = matcher.end();
    }

    @Override
    public @Nullable Object attribute(String name) {
      return switch (name) {
        case "group" -> (CallableValue) (_, a) -> group(a.get(0, "group", 0L));
        case "groups" -> (CallableValue) (_, _) -> PyTuple.copyOf(groups.subList(1, groups.size()));
        case "groupdict" -> (CallableValue) (_, _) -> named;
        case "start" -> (CallableValue) (_, _) -> start;
        case "end" -> (CallableValue) (_, _) -> end;
        case "span" -> (CallableValue) (_, _) -> PyTuple.of(start, end);
        default -> null;
      };
    }

    private Object group(Object key) {
      if (key instanceof Long index && index < groups.size()) {
        return groups.get(index.intValue());
      }
      Object found = key instanceof String ? named.find(key) : null;
      if (found == null) {
        throw PythonError.index("no such group");
      }
      return found;
    }

    @Override
    public Object item(Object key) {
      return group(key);
    }

    @Override
    public String text() {
      return "<re.Match object; span=("
          + start
          + ", "
          + end
          + "), match='"
          + groups.getFirst()
          + "'>";
    }
  }
}
