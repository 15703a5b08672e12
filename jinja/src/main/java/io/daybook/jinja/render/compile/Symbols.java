package io.daybook.jinja.render.compile;

import io.daybook.jinja.error.PythonError;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The names of one scope and where their values live, decided before anything runs.
///
/// The rules are Jinja2's: a name that a scope assigns is its own from the start, taken over from
/// the outer scope or undefined; a name that is only read belongs to the outermost scope that knows
/// it.
final class Symbols {
  /// Where a value lives: a slot of the frame of one function.
  record Variable(String name, FunctionScope function, int slot) {}

  /// How a variable gets its value when its scope is entered.
  sealed interface Load {
    /// Set by the caller or the loop.
    record Parameter() implements Load {}

    /// Looked up in the context.
    record Resolve(String name) implements Load {}

    /// Copied from an outer scope.
    record Alias(Variable outer) implements Load {}

    /// Nothing yet.
    record Missing() implements Load {}
  }

  /// A function of the template, whose frame holds the slots of all its scopes.
  static final class FunctionScope {
    private final int depth;
    private int size;

    FunctionScope(int depth) {
      this.depth = depth;
    }

    int depth() {
      return depth;
    }

    int size() {
      return size;
    }

    int newSlot() {
      return size++;
    }
  }

  private static final Load PARAMETER = new Load.Parameter();
  private static final Load MISSING = new Load.Missing();

  private final @Nullable Symbols parent;
  private final FunctionScope function;
  private final Map<String, Variable> own;
  private final Map<String, Variable> refs;
  private final Map<Variable, Load> loads;
  private final Set<String> stores;

  Symbols(@Nullable Symbols parent, FunctionScope function) {
    this(
        parent,
        function,
        new HashMap<>(),
        new HashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashSet<>());
  }

  private Symbols(
      @Nullable Symbols parent,
      FunctionScope function,
      Map<String, Variable> own,
      Map<String, Variable> refs,
      Map<Variable, Load> loads,
      Set<String> stores) {
    this.parent = parent;
    this.function = function;
    this.own = own;
    this.refs = refs;
    this.loads = loads;
    this.stores = stores;
  }

  /// A copy for one branch of an `if`; the slots stay common.
  Symbols branch() {
    return new Symbols(
        parent,
        function,
        own,
        new HashMap<>(refs),
        new LinkedHashMap<>(loads),
        new LinkedHashSet<>(stores));
  }

  FunctionScope function() {
    return function;
  }

  Map<Variable, Load> loads() {
    return loads;
  }

  Set<String> stores() {
    return stores;
  }

  private Variable define(String name, Load load) {
    Variable variable =
        own.computeIfAbsent(name, n -> new Variable(n, function, function.newSlot()));
    refs.put(name, variable);
    loads.put(variable, load);
    return variable;
  }

  @Nullable Variable find(String name) {
    Variable variable = refs.get(name);
    return variable != null || parent == null ? variable : parent.find(name);
  }

  Variable ref(String name) {
    Variable variable = find(name);
    if (variable == null) {
      // Jinja2 itself stumbles here: over a name that only the filter of a set block reads.
      throw new PythonError(
          "AssertionError",
          "Tried to resolve a name to a reference that was unknown to the frame ('" + name + "')");
    }
    return variable;
  }

  @Nullable Load findLoad(Variable variable) {
    Load load = loads.get(variable);
    return load != null || parent == null ? load : parent.findLoad(variable);
  }

  Variable declareParameter(String name) {
    stores.add(name);
    return define(name, PARAMETER);
  }

  void load(String name) {
    if (find(name) == null) {
      define(name, new Load.Resolve(name));
    }
  }

  void store(String name) {
    stores.add(name);
    if (refs.containsKey(name)) {
      return;
    }
    Variable outer = parent == null ? null : parent.find(name);
    define(name, outer == null ? MISSING : new Load.Alias(outer));
  }

  /// Takes over what the branches of an `if` assign: a name that may stay unassigned keeps its
  /// outer value.
  void merge(Iterable<Symbols> branches) {
    Set<String> stored = new TreeSet<>();
    for (Symbols branch : branches) {
      stored.addAll(branch.stores);
    }
    stored.removeAll(stores);
    for (Symbols branch : branches) {
      refs.putAll(branch.refs);
      loads.putAll(branch.loads);
      stores.addAll(branch.stores);
    }
    for (String name : stored) {
      Variable outer = parent == null ? null : parent.find(name);
      loads.put(ref(name), outer == null ? new Load.Resolve(name) : new Load.Alias(outer));
    }
  }

  /// Every name assigned here or further out, with its variable.
  Map<String, Variable> dumpStores() {
    Map<String, Variable> all = new LinkedHashMap<>();
    for (Symbols scope = this; scope != null; scope = scope.parent) {
      for (String name : new TreeSet<>(scope.stores)) {
        all.computeIfAbsent(name, this::ref);
      }
    }
    return all;
  }
}
