package io.daybook.jinja.builtin;

import io.daybook.jinja.error.FilterArgumentError;
import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.error.TemplateRuntimeError;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Truth;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.Key;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.Undefined;
import io.daybook.jinja.value.series.MappedIterator;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Filters that pick or change items one at a time: `map`, `select` and its kin. They are lazy, as
/// in Jinja2.
final class SelectFilters {
  private SelectFilters() {}

  static void addTo(Registry registry) {
    registry
        .raw("map", (caller, a) -> map(caller, value(a, "sync_do_map"), a.skip(1)))
        .raw("select", (caller, a) -> select(caller, a, false, true))
        .raw("reject", (caller, a) -> select(caller, a, false, false))
        .raw("selectattr", (caller, a) -> select(caller, a, true, true))
        .raw("rejectattr", (caller, a) -> select(caller, a, true, false));
  }

  private static Object value(Arguments arguments, String function) {
    if (arguments.count() == 0) {
      throw PythonError.type(function + "() missing 1 required positional argument: 'value'");
    }
    return arguments.at(0);
  }

  private static Object map(Interpreter caller, Object value, Arguments arguments) {
    return new LazyItems(
            "sync_do_map",
            () -> {
              if (!Truth.of(value)) {
                return Collections.emptyIterator();
              }
              UnaryOperator<Object> function = mapping(caller, arguments);
              return new MappedIterator<>(Iteration.of(value), function);
            })
        .generator();
  }

  private static UnaryOperator<Object> mapping(Interpreter caller, Arguments arguments) {
    if (arguments.count() == 0 && arguments.keyword().containsKey("attribute")) {
      Map<String, Object> rest = new LinkedHashMap<>(arguments.keyword());
      Object attribute = rest.remove("attribute");
      Object fallback = rest.remove("default");
      if (!rest.isEmpty()) {
        throw new FilterArgumentError(
            "Unexpected keyword argument " + Text.quote(rest.keySet().iterator().next()));
      }
      PathGetter getter =
          PathGetter.of(caller, attribute == null ? None.NONE : attribute)
              .orElse(fallback == null ? None.NONE : fallback);
      return getter::get;
    }
    if (arguments.count() == 0) {
      throw new FilterArgumentError("map requires a filter argument");
    }
    Object name = arguments.at(0);
    Arguments rest = arguments.skip(1);
    return item -> caller.filter(name(name, "filter"), rest.prepend(item));
  }

  /// The name of a filter or test, which is looked for when the first item comes.
  private static String name(Object name, String kind) {
    Object _ = Key.of(name);
    if (name instanceof Undefined undefined) {
      throw new TemplateRuntimeError(
          "No "
              + kind
              + " named "
              + undefined.repr()
              + ". ("
              + undefined.origin().message()
              + "; did you forget to quote the callable name?)");
    }
    if (!Markup.isText(name)) {
      throw new TemplateRuntimeError("No " + kind + " named " + Text.repr(name) + ".");
    }
    return name.toString();
  }

  private static Object select(
      Interpreter caller, Arguments arguments, boolean byAttribute, boolean wanted) {
    Object value = value(arguments, "select_or_reject");
    Arguments rest = arguments.skip(1);
    return new LazyItems(
            "select_or_reject",
            () -> {
              if (!Truth.of(value)) {
                return Collections.emptyIterator();
              }
              Predicate<Object> choice = choice(caller, rest, byAttribute, wanted);
              return new LazyItems.Chosen(Iteration.of(value), choice);
            })
        .generator();
  }

  private static Predicate<Object> choice(
      Interpreter caller, Arguments arguments, boolean byAttribute, boolean wanted) {
    Arguments tested = arguments;
    UnaryOperator<Object> view = UnaryOperator.identity();
    if (byAttribute) {
      if (arguments.count() == 0) {
        throw new FilterArgumentError("Missing parameter for attribute name");
      }
      view = PathGetter.of(caller, arguments.at(0))::get;
      tested = arguments.skip(1);
    }
    UnaryOperator<Object> seen = view;
    if (tested.count() == 0) {
      return item -> Truth.of(seen.apply(item)) == wanted;
    }
    Object name = tested.at(0);
    Arguments rest = tested.skip(1);
    return item -> caller.test(name(name, "test"), rest.prepend(seen.apply(item))) == wanted;
  }
}
