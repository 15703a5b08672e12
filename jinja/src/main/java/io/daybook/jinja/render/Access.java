package io.daybook.jinja.render;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.error.TemplateRuntimeError;
import io.daybook.jinja.python.Hidden;
import io.daybook.jinja.python.MissingItem;
import io.daybook.jinja.python.Subscript;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Truth;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.python.method.Attributes;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.Undefined;
import java.util.Map;

/// Reaching into values, and using filters and tests by name, with the settings of an environment.
public abstract class Access implements Interpreter {
  private final Settings settings;

  public Access(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Map<String, Object> policies() {
    return settings.policies();
  }

  @Override
  public Undefined undefined(Undefined.Origin origin) {
    return settings.undefined().create(origin);
  }

  @Override
  public Object filter(String name, Arguments arguments) {
    return named(settings.filters(), "filter", name).call(this, arguments);
  }

  @Override
  public boolean test(String name, Arguments arguments) {
    return Truth.of(named(settings.tests(), "test", name).call(this, arguments));
  }

  @Override
  public boolean hasFilter(String name) {
    return settings.filters().containsKey(name);
  }

  @Override
  public boolean hasTest(String name) {
    return settings.tests().containsKey(name);
  }

  private static CallableValue named(Map<String, CallableValue> known, String kind, String name) {
    CallableValue found = known.get(name);
    if (found == null) {
      throw new TemplateRuntimeError("No " + kind + " named " + Text.quote(name) + ".");
    }
    return found;
  }

  @Override
  public Object call(Object callable, Arguments arguments) {
    step(1);
    return switch (callable) {
      case CallableValue function -> function.call(this, arguments);
      case Undefined undefined -> undefined.call(arguments);
      default -> throw PythonError.type("'" + Types.name(callable) + "' object is not callable");
    };
  }

  @Override
  public Object attribute(Object value, String name) {
    Object found = Attributes.find(value, name);
    if (found != null) {
      return name.startsWith("_") ? undefined(new MissingItem(value, name, true)) : found;
    }
    if (Hidden.has(value, name)) {
      return undefined(new MissingItem(value, name, true));
    }
    if (value instanceof PyDict dict) {
      Object item = dict.find(name);
      return item == null ? undefined(new MissingItem(value, name, false)) : item;
    }
    try {
      return Subscript.of(value, name);
    } catch (PythonError error) {
      if (error.isLookupOrType()) {
        return undefined(new MissingItem(value, name, false));
      }
      throw error;
    }
  }

  @Override
  public Object item(Object value, Object key) {
    if (value instanceof PyDict dict && key instanceof String) {
      Object item = dict.find(key);
      if (item != null) {
        return item;
      }
    } else {
      try {
        return Subscript.of(value, key);
      } catch (PythonError error) {
        if (!error.isLookupOrType()) {
          throw error;
        }
      }
    }
    if (Markup.isText(key)) {
      String name = key.toString();
      Object found = Attributes.find(value, name);
      if (found != null && !name.startsWith("_")) {
        return found;
      }
      if (found != null || Hidden.has(value, name)) {
        return undefined(new MissingItem(value, name, true));
      }
    }
    return undefined(new MissingItem(value, key, false));
  }
}
