package io.daybook.models.compile;

import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.Values;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.Text;
import io.daybook.models.node.Macro;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names that a node's templates see. A name is made when it is first read, because a project
/// has thousands of macros and a node uses a few.
public final class Scope extends AbstractMap<String, Object> {
  private final NodeContext context;
  private final Functions functions;
  private final Map<String, Object> known = new HashMap<>();
  private final Map<String, CallableValue> macros = new HashMap<>();

  Scope(NodeContext context) {
    this.context = context;
    this.functions = new Functions(context);
  }

  /// Sets a name.
  public void define(String name, @Nullable Object value) {
    known.put(name, Values.of(value));
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    if (!(key instanceof String name)) {
      return null;
    }
    Object value = known.get(name);
    if (value == null) {
      value = make(name);
      if (value != null) {
        known.put(name, value);
      }
    }
    return value;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return get(key) != null;
  }

  private @Nullable Object make(String name) {
    Object value = real(name);
    Map<String, Object> macros = context.given().macros();
    Object given = macros.getOrDefault(name, macros.get("dbt." + name));
    return value == null || given == null ? value : replaced(value, given);
  }

  /// What a unit test says instead: a macro gives that value, anything else is that value.
  private static Object replaced(Object value, Object given) {
    return value instanceof CallableValue ? (CallableValue) (_, _) -> given : given;
  }

  /// A project's macro hides what dbt itself calls so: a project may write its own `ref`.
  private @Nullable Object real(String name) {
    MacroIndex index = context.workspace().macros();
    CallableValue own = index.own(context, name);
    if (own != null) {
      return own;
    }
    Object value = functions.find(name);
    if (value != null) {
      return value;
    }
    CallableValue macro = index.find(context, name);
    if (macro != null) {
      return macro;
    }
    if (index.isPackage(name)) {
      return new PackageValue(context, name);
    }
    return name.equals("context") ? new ContextValue(this) : null;
  }

  /// A user's macro as a value that sees this scope.
  CallableValue macro(Macro macro) {
    CallableValue made = macros.get(macro.uniqueId());
    if (made == null) {
      Object exported =
          context.workspace().macros().template(macro).module(this).find(Macro.EXPORT);
      if (!(exported instanceof CallableValue callable)) {
        throw Errors.compilation("macro '" + macro.name() + "' could not be made");
      }
      made = callable;
      macros.put(macro.uniqueId(), made);
    }
    return made;
  }

  /// Only names that were read or set.
  @Override
  public Set<Entry<String, Object>> entrySet() {
    return Collections.unmodifiableSet(known.entrySet());
  }

  /// A package as a value: its macros are its attributes.
  private record PackageValue(NodeContext context, String name) implements HostObject {
    @Override
    public @Nullable Object attribute(String macro) {
      return macro.equals("get")
          ? (CallableValue)
              (_, a) -> {
                Object found = item(Text.needed(a, 0, "key"));
                return found == null ? a.get(1, "default", None.NONE) : found;
              }
          : macro.startsWith("_") ? null : item(macro);
    }

    /// A private macro is found here only: the sandbox hides attributes with such names.
    @Override
    public @Nullable Object item(Object key) {
      Object macro = context.workspace().macros().inPackage(context, name, Text.of(key));
      Object given = context.given().macros().get(name + "." + Text.of(key));
      if (macro != null && given != null) {
        return replaced(macro, given);
      }
      return macro instanceof io.daybook.jinja.value.Macro own ? new Read(own) : macro;
    }

    @Override
    public Boolean contains(Object value) {
      return item(Text.of(value)) != null;
    }

    @Override
    public String text() {
      return "<package " + name + ">";
    }
  }

  /// A macro as it was read from its package once: in dbt too, two readings are never equal.
  private static final class Read implements io.daybook.jinja.value.Macro {
    private final io.daybook.jinja.value.Macro macro;

    Read(io.daybook.jinja.value.Macro macro) {
      this.macro = macro;
    }

    @Override
    public String name() {
      return macro.name();
    }

    @Override
    public List<String> parameters() {
      return macro.parameters();
    }

    @Override
    public @Nullable Object attribute(String attribute) {
      return macro.attribute(attribute);
    }

    @Override
    public Object invoke(Arguments arguments) {
      return macro.invoke(arguments);
    }

    @Override
    public Object call(Interpreter runtime, Arguments arguments) {
      return macro.call(runtime, arguments);
    }
  }

  /// `context`: the scope itself as a dict.
  private record ContextValue(Scope scope) implements HostObject {
    @Override
    public @Nullable Object attribute(String name) {
      return switch (name) {
        case "get" -> (CallableValue) (_, a) -> get(a);
        case "update" -> (CallableValue) (_, a) -> update(a);
        default -> scope.get(name);
      };
    }

    private Object get(Arguments a) {
      Object found = scope.get(Text.of(Text.needed(a, 0, "key")));
      return found == null ? a.get(1, "default", None.NONE) : found;
    }

    private Object update(Arguments a) {
      if (a.count() > 0 && a.at(0) instanceof PyDict dict) {
        dict.items().forEach(item -> scope.define(Text.of(item.key()), item.value()));
      }
      a.keyword().forEach(scope::define);
      return None.NONE;
    }

    @Override
    public @Nullable Object item(Object key) {
      return scope.get(Text.of(key));
    }

    @Override
    public Boolean contains(Object value) {
      return scope.get(Text.of(value)) != null;
    }

    @Override
    public String text() {
      return "<context>";
    }
  }
}
