package io.daybook.models.compile.value;

import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.kernel.failure.FailureException;
import io.daybook.models.module.YamlValue;
import io.daybook.models.node.Fields;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `config` while a node runs: calling it does nothing any more, `get` reads what parsing found.
public final class ConfigValue implements HostObject, CallableValue {
  private final String owner;
  private final Fields config;
  private final Map<String, Object> changed = new HashMap<>();

  /// @param owner the unique id of the node
  public ConfigValue(String owner, Fields config) {
    this.owner = owner;
    this.config = config;
  }

  @Override
  public Object call(Interpreter runtime, Arguments arguments) {
    return "";
  }

  /// The value of a key, none where it is not set.
  public Object get(String name) {
    Object own = changed.get(name);
    if (own != null) {
      return own;
    }
    if (config.values().containsKey(name)) {
      return YamlValue.of(config.get(name));
    }
    if (name.equals("snapshot_table_column_names")) {
      return SnapshotSettings.columnNames(config);
    }
    return None.NONE;
  }

  /// Sets a value for the rest of this run.
  public void set(String name, Object value) {
    changed.put(name, value);
  }

  /// Whether comments are written for `relation` or `columns`.
  public boolean persistsDocs(String what) {
    return config.fields("persist_docs").isTrue(what);
  }

  private Object or(String name, Arguments arguments) {
    Object value = get(name);
    return value instanceof None ? arguments.get(1, "default", None.NONE) : value;
  }

  private Object require(String name) {
    Object value = get(name);
    if (value instanceof None && !config.values().containsKey(name)) {
      throw missing(name);
    }
    return value;
  }

  private Object meta(String name, Object otherwise) {
    Object value = config.fields("meta").get(name);
    return value == null ? otherwise : YamlValue.of(value);
  }

  private Object requireMeta(String name) {
    if (!config.fields("meta").values().containsKey(name)) {
      throw missing(name);
    }
    return meta(name, None.NONE);
  }

  private FailureException missing(String name) {
    return Errors.compilation(
        "Model '%s' does not define a required config parameter '%s'.".formatted(owner, name));
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "get" -> (CallableValue) (_, a) -> or(Text.of(a.get(0, "name", "")), a);
      case "require" -> (CallableValue) (_, a) -> require(Text.of(a.get(0, "name", "")));
      case "meta_get" ->
          (CallableValue)
              (_, a) -> meta(Text.of(a.get(0, "name", "")), a.get(1, "default", None.NONE));
      case "meta_require" -> (CallableValue) (_, a) -> requireMeta(Text.of(a.get(0, "name", "")));
      case "set" ->
          (CallableValue)
              (_, a) -> {
                set(Text.of(Text.needed(a, 0, "name")), Text.needed(a, 1, "value"));
                return "";
              };
      case "persist_relation_docs" -> (CallableValue) (_, _) -> persistsDocs("relation");
      case "persist_column_docs" -> (CallableValue) (_, _) -> persistsDocs("columns");
      case "model" -> new PyDict();
      default -> null;
    };
  }

  @Override
  public String text() {
    return "<RuntimeConfigObject>";
  }
}
