package io.daybook.models.builtin;

import io.daybook.models.compile.Builtin;
import io.daybook.models.compile.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects built-in macros while the library is put together. Not thread-safe.
public final class Library {
  private final Map<String, Builtin> macros = new LinkedHashMap<>();

  /// A macro.
  public Library add(String name, String signature, Builtin.Body body) {
    macros.put(name, Builtin.of(name, signature, body));
    return this;
  }

  /// A macro whose work is done by a version for PostgreSQL (`postgres__name`).
  public Library postgres(String name, String signature, Builtin.Body body) {
    return dispatched("postgres__", name, signature, body);
  }

  /// A macro whose work is done by a version for any database (`default__name`).
  public Library standard(String name, String signature, Builtin.Body body) {
    return dispatched("default__", name, signature, body);
  }

  private Library dispatched(String prefix, String name, String signature, Builtin.Body body) {
    Builtin dispatcher = Builtin.of(name, signature, call -> forward(call, name));
    macros.put(name, dispatcher);
    macros.put(prefix + name, Builtin.of(prefix + name, signature, body));
    return this;
  }

  private static Object forward(Call call, String name) {
    List<Builtin.Parameter> parameters = call.context().builtin(name).parameters();
    Object[] values = parameters.stream().map(parameter -> call.get(parameter.name())).toArray();
    return call.dispatch(name, values);
  }

  Map<String, Builtin> macros() {
    return Map.copyOf(macros);
  }
}
