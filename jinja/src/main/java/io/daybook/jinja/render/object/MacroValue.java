package io.daybook.jinja.render.object;

import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Truth;
import io.daybook.jinja.render.Context;
import io.daybook.jinja.render.Ex;
import io.daybook.jinja.render.Frame;
import io.daybook.jinja.render.Out;
import io.daybook.jinja.render.Render;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.Macro;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyTuple;
import io.daybook.jinja.value.Return;
import io.daybook.jinja.value.Undefined;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A macro bound to the frame it was defined in.
public final class MacroValue implements Macro {
  private final MacroCode code;
  private final Frame closure;
  private final boolean anonymous;

  public MacroValue(MacroCode code, Frame closure, boolean anonymous) {
    this.code = code;
    this.closure = closure;
    this.anonymous = anonymous;
  }

  @Override
  public String name() {
    return code.name();
  }

  @Override
  public List<String> parameters() {
    return code.names();
  }

  @Override
  public @Nullable Object attribute(String attribute) {
    return switch (attribute) {
      case "name" -> anonymous ? None.NONE : code.name();
      case "arguments" -> PyTuple.copyOf(code.names());
      case "catch_kwargs" -> code.kwargs() >= 0;
      case "catch_varargs" -> code.varargs() >= 0;
      case "caller" -> code.caller() >= 0 || code.names().contains("caller");
      case "explicit_caller" -> code.names().contains("caller");
      default -> null;
    };
  }

  @Override
  public Object invoke(Arguments arguments) {
    return run(arguments, closure.context.render(), closure.context.escaping());
  }

  @Override
  public Object call(Interpreter runtime, Arguments arguments) {
    Render render =
        runtime instanceof Context context ? context.render() : closure.context.render();
    return run(
        arguments,
        render,
        runtime instanceof Context context ? context.escaping() : runtime.autoescape());
  }

  private Object run(Arguments arguments, Render render, Object escaping) {
    Context context = closure.context;
    Frame frame = new Frame(code.size(), closure, context);
    bind(frame, arguments);
    Out out = context.newOut();
    render.enter(code.name());
    try {
      code.enter().run(frame, out);
      defaults(frame);
      code.body().run(frame, out);
    } catch (Return end) {
      if (anonymous) {
        throw end;
      }
      return end.value();
    } catch (JinjaException error) {
      error.leave(code.name());
      throw error;
    } finally {
      render.leave();
    }
    return Truth.of(escaping) ? new Markup(out.text()) : out.result();
  }

  private void defaults(Frame frame) {
    int[] slots = code.slots();
    for (int i = 0; i < slots.length; i++) {
      if (frame.slots[slots[i]] == null) {
        Ex fallback = code.defaults()[i];
        frame.slots[slots[i]] =
            fallback == null ? notProvided(frame, code.names().get(i)) : fallback.eval(frame);
      }
    }
  }

  private static Object notProvided(Frame frame, String name) {
    return frame.context.undefined(
        Undefined.Origin.hint("parameter " + Text.quote(name) + " was not provided"));
  }

  /// Puts the arguments into their slots as Jinja2's `Macro.__call__` does.
  private void bind(Frame frame, Arguments arguments) {
    int[] slots = code.slots();
    int given = Math.min(arguments.count(), slots.length);
    for (int i = 0; i < given; i++) {
      frame.slots[slots[i]] = arguments.at(i);
    }
    Map<String, Object> keyword = arguments.keyword();
    if (!keyword.isEmpty() || code.caller() >= 0 || code.kwargs() >= 0) {
      bindKeywords(frame, given, keyword);
    }
    if (code.varargs() >= 0) {
      frame.slots[code.varargs()] =
          PyTuple.copyOf(arguments.positional().subList(given, arguments.count()));
    } else if (arguments.count() > slots.length) {
      throw PythonError.type(
          "macro " + shownName() + " takes not more than " + slots.length + " argument(s)");
    }
  }

  private void bindKeywords(Frame frame, int given, Map<String, Object> keyword) {
    Map<String, Object> rest = new LinkedHashMap<>(keyword);
    List<String> names = code.names();
    boolean foundCaller = given == names.size() && names.contains("caller");
    for (int i = given; i < names.size(); i++) {
      Object value = rest.remove(names.get(i));
      foundCaller |= names.get(i).equals("caller");
      if (value != null) {
        frame.slots[code.slots()[i]] = value;
      }
    }
    if (code.caller() >= 0 && !foundCaller) {
      frame.slots[code.caller()] = caller(frame, rest.remove("caller"));
    }
    if (code.kwargs() >= 0) {
      PyDict dict = new PyDict();
      rest.forEach(dict::put);
      frame.slots[code.kwargs()] = dict;
    } else if (!rest.isEmpty()) {
      throw unknownKeyword(rest);
    }
  }

  private static Object caller(Frame frame, @Nullable Object given) {
    return given == null || given == None.NONE
        ? frame.context.undefined(Undefined.Origin.hint("No caller defined"))
        : given;
  }

  private PythonError unknownKeyword(Map<String, Object> rest) {
    if (rest.containsKey("caller")) {
      return PythonError.type(
          "macro "
              + shownName()
              + " was invoked with two values for the special caller argument. This is most likely a bug.");
    }
    String first = Text.quote(rest.keySet().iterator().next());
    return PythonError.type("macro " + shownName() + " takes no keyword argument " + first);
  }

  private String shownName() {
    return anonymous ? "None" : Text.quote(code.name());
  }

  @Override
  public String toString() {
    return anonymous ? "<Macro anonymous>" : "<Macro " + Text.quote(code.name()) + ">";
  }
}
