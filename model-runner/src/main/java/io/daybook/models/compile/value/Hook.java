package io.daybook.models.compile.value;

import io.daybook.jinja.value.PyDict;
import io.daybook.models.node.Fields;
import java.util.ArrayList;
import java.util.List;

/// A statement that a node runs before or after its own.
///
/// @param transaction whether it runs inside of the node's transaction
public record Hook(String sql, boolean transaction) {

  /// Hooks of a configuration.
  public static List<Hook> of(List<Fields> configured) {
    List<Hook> hooks = new ArrayList<>();
    for (Fields hook : configured) {
      hooks.add(new Hook(hook.text("sql"), !Boolean.FALSE.equals(hook.get("transaction"))));
    }
    return hooks;
  }

  /// Hooks as a template passes them on.
  public static List<Hook> all(List<Object> values) {
    List<Hook> hooks = new ArrayList<>();
    for (Object value : values) {
      if (value instanceof PyDict dict) {
        Object inside = dict.find("transaction");
        hooks.add(
            new Hook(
                Text.of(dict.get("sql") == null ? "" : dict.get("sql")),
                inside == null || Text.truth(inside)));
      }
    }
    return hooks;
  }
}
