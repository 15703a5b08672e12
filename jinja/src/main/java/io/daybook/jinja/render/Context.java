package io.daybook.jinja.render;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.error.TemplateRuntimeError;
import io.daybook.jinja.python.Attributes;
import io.daybook.jinja.python.Hidden;
import io.daybook.jinja.python.MissingItem;
import io.daybook.jinja.python.Subscript;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Truth;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names a running template sees, its blocks, and what it may ask of the environment.
final class Context implements Interpreter {
  private final Program program;
  private final Render render;
  private final Bindings parent;
  private final Map<String, Object> vars = new HashMap<>();
  private final Set<String> exported = new LinkedHashSet<>();
  private final Map<String, List<BlockCode>> blocks = new LinkedHashMap<>();
  private boolean autoescape;

  Context(Program program, Bindings parent, Render render) {
    this.program = program;
    this.parent = parent;
    this.render = render;
    this.autoescape = program.settings().autoescape();
    addBlocks(program);
  }

  /// A context for a scoped block: it sees the local names too.
  Context derived(Map<String, Object> locals) {
    Context derived = new Context(program, snapshot(locals), render);
    derived.autoescape = autoescape;
    blocks.forEach((name, stack) -> derived.blocks.put(name, new ArrayList<>(stack)));
    return derived;
  }

  /// Everything that is visible here, for another template.
  Bindings snapshot(Map<String, Object> locals) {
    Map<String, Object> all = new LinkedHashMap<>(vars);
    all.putAll(locals);
    return Bindings.ofValues(all, parent);
  }

  void addBlocks(Program from) {
    from.blocks()
        .forEach((name, block) -> blocks.computeIfAbsent(name, _ -> new ArrayList<>()).add(block));
  }

  List<BlockCode> blocks(String name) {
    return blocks.getOrDefault(name, List.of());
  }

  Program program() {
    return program;
  }

  Render render() {
    return render;
  }

  Map<String, Object> vars() {
    return vars;
  }

  void assign(String name, Object value) {
    vars.put(name, value);
    if (!name.startsWith("_")) {
      exported.add(name);
    }
  }

  void assignHidden(String name, Object value) {
    vars.put(name, value);
    exported.remove(name);
  }

  /// The names this template exports and their values.
  Map<String, Object> exports() {
    Map<String, Object> exports = new LinkedHashMap<>();
    for (String name : exported) {
      Object value = vars.get(name);
      if (value != null) {
        exports.put(name, value);
      }
    }
    return exports;
  }

  @Override
  public @Nullable Object lookup(String name) {
    Object own = vars.get(name);
    return own == null ? parent.find(name) : own;
  }

  Map<String, Object> all() {
    Map<String, Object> all = parent.all();
    all.putAll(vars);
    return all;
  }

  void setAutoescape(boolean value) {
    autoescape = value;
  }

  @Override
  public boolean autoescape() {
    return autoescape;
  }

  @Override
  public String template() {
    return program.name();
  }

  @Override
  public Map<String, Object> policies() {
    return program.settings().policies();
  }

  @Override
  public void step(long count) {
    render.step(count);
  }

  @Override
  public List<String> macroStack() {
    return render.macros();
  }

  @Override
  public Undefined undefined(Undefined.Origin origin) {
    return program.settings().undefined().create(origin);
  }

  @Override
  public Object filter(String name, Arguments arguments) {
    return named(program.settings().filters(), "filter", name).call(this, arguments);
  }

  @Override
  public boolean test(String name, Arguments arguments) {
    return Truth.of(named(program.settings().tests(), "test", name).call(this, arguments));
  }

  @Override
  public boolean hasFilter(String name) {
    return program.settings().filters().containsKey(name);
  }

  @Override
  public boolean hasTest(String name) {
    return program.settings().tests().containsKey(name);
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
    render.step(1);
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
