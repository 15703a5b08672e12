package io.daybook.models.parse;

import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.None;
import io.daybook.models.draft.Draft;
import io.daybook.models.memory.Question;
import io.daybook.models.memory.Trace;
import io.daybook.models.node.Macro;
import io.daybook.models.parse.value.ParseBuiltins;
import io.daybook.models.parse.value.Quiet;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names that the templates of one node see while parsing. Names are made when they are first
/// read; what the node refers to is written down in its draft. One thread.
final class ParseScope extends AbstractMap<String, Object> {
  private final Macros macros;
  private final String packageName;
  private final @Nullable Draft draft;
  private final ParseNames names;
  private final ParseBuiltins builtins;
  private final Trace trace;
  private final Map<String, Object> known = new HashMap<>();
  private final Map<String, CallableValue> made = new HashMap<>();
  private final Map<String, Macros.Found> reached = new HashMap<>();
  private @Nullable String naming;
  private int depth;

  /// The scope of a node of a package; without a draft nothing is written down.
  ParseScope(World world, String packageName, @Nullable Draft draft) {
    this(world, packageName, draft, Trace.ignored());
  }

  /// The same, noting in a trace what is asked of the world.
  ParseScope(World world, String packageName, @Nullable Draft draft, Trace trace) {
    this.trace = trace;
    this.macros = world.macros();
    this.packageName = packageName;
    this.draft = draft;
    this.names = new ParseNames(world, packageName, draft, this);
    this.builtins = new ParseBuiltins(world.project());
  }

  /// The scope of a macro that makes a part of nodes' names: here a variable that is missing is a
  /// mistake.
  static ParseScope ofName(World world, Macros.Found macro) {
    Macro own = macro.own();
    ParseScope scope = new ParseScope(world, own == null ? "dbt" : own.packageName(), null);
    scope.naming = macro.name();
    return scope;
  }

  /// The macro for whose sake the scope is, if it makes a part of nodes' names.
  @Nullable String naming() {
    return naming;
  }

  /// Lets macros be called by their plain names, whichever package they are of: dbt parses a
  /// generic test with the names of all that its macro leads to.
  void reach(Set<String> ids) {
    for (String id : ids) {
      Macros.Found found = macros.byId(id);
      if (found != null) {
        reached.put(found.name(), found);
      }
    }
  }

  /// Sets a name.
  void define(String name, @Nullable Object value) {
    known.put(name, Plain.of(value));
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
    // A macro hides what dbt itself calls so: a project may write its own ref.
    trace.ask(Question.Kind.MACRO, packageName, name);
    Macros.Found near = reached.get(name);
    Macros.Found macro = near == null ? macros.find(packageName, name) : near;
    if (macro != null) {
      return callable(macro);
    }
    Object value = names.find(name);
    if (value != null) {
      return value;
    }
    return macros.isPackage(name) ? new PackageValue(this, name) : null;
  }

  /// The macro that `adapter.dispatch` finds; null if there is none.
  @Nullable CallableValue dispatch(String name, @Nullable String namespace) {
    if (namespace == null) {
      trace.ask(Question.Kind.DISPATCH, packageName, name);
    } else {
      trace.ask(Question.Kind.DISPATCH, packageName, name, namespace);
    }
    Macros.Found found = macros.dispatch(packageName, name, namespace);
    if (found == null && !reached.isEmpty()) {
      Macros.Found near = reached.get("postgres__" + name);
      found = near == null ? reached.get("default__" + name) : near;
    }
    return found == null ? null : callable(found);
  }

  /// What was asked of the world.
  Trace trace() {
    return trace;
  }

  /// A macro as a value of this scope.
  CallableValue callable(Macros.Found found) {
    return made.computeIfAbsent(found.id(), _ -> new Tracked(this, found));
  }

  /// Calls a macro from Java; the engine's runtime comes from the template that calls.
  private Object call(Macros.Found found, Interpreter runtime, Arguments arguments) {
    if (depth == 0 && draft != null) {
      draft.dependsOn("macros", found.id());
    }
    depth++;
    try {
      Macro own = found.own();
      if (own == null) {
        return builtins.call(found.name(), runtime, arguments);
      }
      Object exported = macros.template(own).module(this, runtime).find(Macro.EXPORT);
      return exported instanceof CallableValue macro ? macro.call(runtime, arguments) : Quiet.VALUE;
    } finally {
      depth--;
    }
  }

  /// Only names that were read or set.
  @Override
  public Set<Entry<String, Object>> entrySet() {
    return Collections.unmodifiableSet(known.entrySet());
  }

  /// A macro that writes down that it was called.
  private record Tracked(ParseScope scope, Macros.Found found)
      implements CallableValue, HostObject {
    @Override
    public Object call(Interpreter runtime, Arguments arguments) {
      return scope.call(found, runtime, arguments);
    }

    @Override
    public @Nullable Object attribute(String name) {
      return name.equals("name") ? found.name() : null;
    }

    @Override
    public String text() {
      return "<Macro '" + found.name() + "'>";
    }
  }

  /// A package as a value: its macros are its attributes.
  private record PackageValue(ParseScope scope, String name) implements HostObject {
    @Override
    public @Nullable Object attribute(String macro) {
      return macro.equals("get")
          ? (CallableValue)
              (_, a) -> {
                Object found = item(a.placed("key").at(0));
                return found == null ? a.get(1, "default", None.NONE) : found;
              }
          : macro.startsWith("_") ? null : item(macro);
    }

    /// A private macro is found here only: the sandbox hides attributes with such names.
    @Override
    public @Nullable Object item(Object key) {
      scope.trace.ask(Question.Kind.MACRO_OF, name, String.valueOf(key));
      Macros.Found found = scope.macros.inPackage(name, String.valueOf(key));
      return found == null ? null : scope.callable(found);
    }

    @Override
    public Boolean contains(Object value) {
      return item(value) != null;
    }

    @Override
    public String text() {
      return "<package " + name + ">";
    }
  }
}
