package io.daybook.jinja.builtin;

import io.daybook.jinja.value.CallableValue;
import java.util.Map;

/// All filters of Jinja2 3.1.
public final class Filters {
  private static final Map<String, CallableValue> ALL = build();

  private Filters() {}

  private static Map<String, CallableValue> build() {
    Registry registry = new Registry();
    TextFilters.addTo(registry);
    LayoutFilters.addTo(registry);
    HtmlFilters.addTo(registry);
    NumberFilters.addTo(registry);
    SequenceFilters.addTo(registry);
    OrderFilters.addTo(registry);
    SelectFilters.addTo(registry);
    return registry.all();
  }

  /// Every filter by its name.
  public static Map<String, CallableValue> all() {
    return ALL;
  }
}
