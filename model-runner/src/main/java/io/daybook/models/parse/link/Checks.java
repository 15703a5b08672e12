package io.daybook.models.parse.link;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.failure.Problems;
import io.daybook.models.draft.Draft;
import io.daybook.models.graph.Cycles;
import io.daybook.models.graph.Graph;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Macro;
import io.daybook.models.node.Manifest;
import io.daybook.models.node.ResourceType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What dbt refuses once everything is known: names used twice, groups nobody declared, snapshots
/// without a strategy, cycles. All at once.
public final class Checks {
  private final Problems problems = new Problems();

  /// Two macros of one name in one package.
  public void macros(Collection<Macro> macros) {
    Map<String, Macro> seen = new HashMap<>();
    for (Macro macro : macros) {
      Macro other = seen.putIfAbsent(macro.uniqueId(), macro);
      if (other != null) {
        add(
            "PARSE-050",
            "dbt found multiple macros named \""
                + macro.name()
                + "\" in the project \""
                + macro.packageName()
                + "\": "
                + other.originalFilePath()
                + " and "
                + macro.originalFilePath(),
            macro.originalFilePath(),
            "rename or remove one of them");
      }
    }
    problems.throwIfAny();
  }

  /// Resources of one id.
  public void names(Collection<Draft> enabled) {
    Map<String, Draft> seen = new HashMap<>();
    for (Draft draft : enabled) {
      Draft other = seen.putIfAbsent(draft.id(), draft);
      if (other != null) {
        add(
            "PARSE-051",
            "dbt found two "
                + draft.type.plural()
                + " with the name \""
                + draft.name()
                + "\": "
                + draft.id()
                + " ("
                + other.text("original_file_path")
                + ") and "
                + other.id()
                + " ("
                + draft.text("original_file_path")
                + ")",
            draft.text("original_file_path"),
            "change the name of one of these resources");
      }
    }
    problems.throwIfAny();
  }

  /// Nodes of one relation.
  public void relations(Collection<Draft> enabled) {
    Map<String, Draft> seen = new HashMap<>();
    for (Draft draft : enabled) {
      if (!draft.type.isRefable()) {
        continue;
      }
      String relation =
          String.join(".", draft.text("database"), draft.text("schema"), draft.text("alias"));
      Draft other = seen.putIfAbsent(relation, draft);
      if (other != null) {
        add(
            "PARSE-052",
            "dbt found two resources with the database representation \""
                + draft.text("relation_name")
                + "\": "
                + other.id()
                + " ("
                + other.text("original_file_path")
                + ") and "
                + draft.id()
                + " ("
                + draft.text("original_file_path")
                + ")",
            draft.text("original_file_path"),
            "give one of them another alias or schema");
      }
    }
    problems.throwIfAny();
  }

  /// Groups, access and snapshots.
  public void configs(Collection<Draft> enabled, Set<String> groups) {
    for (Draft draft : enabled) {
      Fields config = Fields.of(draft.fields.get("config"));
      String group = draft.text("group");
      if (!group.isEmpty() && !groups.contains(group)) {
        add(
            "PARSE-053",
            "Invalid group '" + group + "', expected one of " + groups + " (" + draft.id() + ")",
            draft.text("original_file_path"),
            "declare the group in a properties file");
      }
      if (draft.text("access").equals("public")
          && config.text("materialized").equals("ephemeral")) {
        add(
            "PARSE-054",
            "Node "
                + draft.id()
                + " with 'ephemeral' materialization has an invalid value (public) for the access field",
            draft.text("original_file_path"),
            "materialize it, or give it another access");
      }
      if (draft.type == ResourceType.FUNCTION && draft.text("language").equals("javascript")) {
        add(
            "PARSE-057",
            "Function '"
                + draft.name()
                + "' uses JavaScript, which is not supported on 'postgres'.",
            draft.text("original_file_path"),
            "write it in SQL");
      }
      if (draft.type == ResourceType.SNAPSHOT) {
        snapshot(draft, config);
      }
    }
    problems.throwIfAny();
  }

  private void snapshot(Draft draft, Fields config) {
    String fact = "";
    if (!config.has("strategy") || !config.has("unique_key")) {
      fact = "Snapshots must be configured with a 'strategy' and 'unique_key'.";
    } else if (config.text("strategy").equals("check") && config.list("check_cols").isEmpty()) {
      fact =
          "A snapshot configured with the check strategy must specify a check_cols configuration.";
    } else if (config.text("strategy").equals("timestamp") && !config.has("updated_at")) {
      fact =
          "A snapshot configured with the timestamp strategy must specify an updated_at configuration.";
    } else if (config.text("strategy").equals("timestamp") && config.has("check_cols")) {
      fact = "A 'timestamp' snapshot should not have 'check_cols'";
    } else if (!config.text("materialized").equals("snapshot")) {
      fact = "A snapshot must have a materialized value of 'snapshot'";
    }
    if (!fact.isEmpty()) {
      add(
          "PARSE-055",
          fact,
          draft.text("original_file_path"),
          "complete the configuration of " + draft.name());
    }
  }

  /// A cycle is shown with its path.
  public void cycles(Manifest manifest) {
    List<String> cycle = Cycles.find(Graph.of(manifest));
    if (!cycle.isEmpty()) {
      add(
          "PARSE-056",
          "Found a cycle: " + String.join(" --> ", cycle),
          manifest.resource(cycle.getFirst()).map(r -> r.originalFilePath()).orElse(""),
          "take one of these references out");
      problems.throwIfAny();
    }
  }

  private void add(String code, String fact, String file, String hint) {
    problems.add(new Failure.Config(code, fact, Location.file(file), hint));
  }
}
