package io.daybook.models.execute.story;

import io.daybook.models.draft.PythonText;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Manifest;
import io.daybook.models.node.Resource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who owns what: the groups of a project as events tell them beside a node.
final class Groups {
  private final Map<String, Map<String, Object>> byName = new LinkedHashMap<>();

  Groups(Manifest manifest) {
    manifest.groups().values().forEach(group -> byName.put(group.text("name"), told(group)));
  }

  /// Values of the owner are words, as in dbt's log; a list is written as Python writes it.
  private static Map<String, Object> told(Fields group) {
    Map<String, Object> owner = new LinkedHashMap<>();
    group
        .fields("owner")
        .values()
        .forEach((key, value) -> {
          if (value != null) {
            owner.put(key, PythonText.str(value));
          }
        });
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("name", group.text("name"));
    told.put("package_name", group.text("package_name"));
    told.put("owner", owner);
    return told;
  }

  /// Adds the node's group to the data of an event; a node without one has no such key.
  void tell(Resource node, Map<String, @Nullable Object> data) {
    Map<String, Object> group = byName.get(node.fields().text("group"));
    if (group != null) {
      data.put("group", group);
    }
  }
}
