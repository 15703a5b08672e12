package io.daybook.jinja.value;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rendering that calls a function, filter or test: what it may ask.
public interface Interpreter {
  /// The value of a name as the template would read it, null where it is not defined.
  @Nullable Object lookup(String name);

  /// Applies a filter by name; the first positional argument is the value.
  Object filter(String name, Arguments arguments);

  /// Applies a test by name; the first positional argument is the value.
  boolean test(String name, Arguments arguments);

  /// Whether there is a filter of that name.
  boolean hasFilter(String name);

  /// Whether there is a test of that name.
  boolean hasTest(String name);

  /// Reads `value.name` as a template does.
  Object attribute(Object value, String name);

  /// Reads `value[key]` as a template does.
  Object item(Object value, Object key);

  /// Calls any callable value; an undefined one fails as in a template.
  Object call(Object callable, Arguments arguments);

  /// An undefined value in this environment's manner.
  Undefined undefined(Undefined.Origin origin);

  /// Whether the rendering makes values rather than text.
  boolean isNative();

  /// Whether printed values are escaped at this moment.
  boolean autoescape();

  /// The name of the template that runs.
  String template();

  /// The environment's settings that filters read: `tojson` arguments, `truncate.leeway`.
  Map<String, Object> policies();

  /// Counts work against the limit on steps.
  void step(long count);

  /// The names of the macros that are being rendered, the innermost first.
  List<String> macroStack();
}
