package io.daybook.models.compile.value;

import io.daybook.jinja.value.PyDict;
import io.daybook.models.node.Fields;
import java.util.List;

/// What the configuration of a snapshot means where it has two spellings or defaults.
public final class SnapshotSettings {
  private static final List<String> COLUMNS =
      List.of("dbt_valid_from", "dbt_valid_to", "dbt_scd_id", "dbt_updated_at", "dbt_is_deleted");

  private SnapshotSettings() {}

  /// The names of the columns that a snapshot adds.
  static PyDict columnNames(Fields config) {
    Fields renamed = config.fields("snapshot_meta_column_names");
    PyDict names = new PyDict();
    for (String column : COLUMNS) {
      String name = renamed.text(column);
      names.put(column, name.isEmpty() ? column : name);
    }
    return names;
  }

  /// What is done with rows that are gone: `ignore`, `invalidate` or `new_record`.
  ///
  /// @throws io.daybook.kernel.failure.FailureException where the old and the new key are both set
  public static String hardDeletes(ConfigValue config) {
    String chosen = Text.orNull(config.get("hard_deletes"));
    Object old = config.get("invalidate_hard_deletes");
    if (chosen != null && !Text.isNone(old)) {
      throw Errors.runtime(
          "You cannot set both the invalidate_hard_deletes and hard_deletes config properties on the same snapshot.");
    }
    if (chosen == null) {
      return Text.truth(old) ? "invalidate" : "ignore";
    }
    if (!List.of("ignore", "invalidate", "new_record").contains(chosen)) {
      throw Errors.runtime("Invalid setting for property hard_deletes.");
    }
    return chosen;
  }
}
