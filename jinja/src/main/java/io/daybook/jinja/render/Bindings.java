package io.daybook.jinja.render;

import io.daybook.jinja.value.Values;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Layers of names and values; an inner layer hides the outer ones. Host values are brought in when
/// first read.
public final class Bindings {
  private final Map<String, ?> layer;
  private final @Nullable Bindings outer;
  private final boolean converted;
  private final Map<String, Object> cache;

  private Bindings(Map<String, ?> layer, @Nullable Bindings outer, boolean converted) {
    this.layer = layer;
    this.outer = outer;
    this.converted = converted;
    this.cache = converted ? Map.of() : new HashMap<>();
  }

  /// A layer of plain Java values.
  static Bindings ofHost(Map<String, ?> values, @Nullable Bindings outer) {
    return new Bindings(values, outer, false);
  }

  /// A layer of template values, which is not changed any more.
  public static Bindings ofValues(Map<String, Object> values, @Nullable Bindings outer) {
    return new Bindings(values, outer, true);
  }

  @Nullable Object find(String name) {
    for (Bindings bindings = this; bindings != null; bindings = bindings.outer) {
      Object found = bindings.own(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable Object own(String name) {
    if (converted) {
      return layer.get(name);
    }
    Object known = cache.get(name);
    if (known != null) {
      return known;
    }
    Object value = layer.get(name);
    if (value == null && !layer.containsKey(name)) {
      return null;
    }
    Object brought = Values.of(value);
    cache.put(name, brought);
    return brought;
  }

  /// All names with their values, outer ones first.
  Map<String, Object> all() {
    Map<String, Object> all = outer == null ? new LinkedHashMap<>() : outer.all();
    for (String name : layer.keySet()) {
      Object value = own(name);
      if (value != null) {
        all.put(name, value);
      }
    }
    return all;
  }
}
