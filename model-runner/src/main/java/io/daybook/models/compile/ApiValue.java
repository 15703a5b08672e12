package io.daybook.models.compile;

import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.PyList;
import io.daybook.models.compile.value.ColumnValue;
import io.daybook.models.compile.value.Names;
import io.daybook.models.compile.value.RelationValue;
import io.daybook.models.compile.value.Text;
import org.jspecify.annotations.Nullable;

/// `api`: the classes `Relation` and `Column`.
record ApiValue(NodeContext context) implements HostObject {

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "Relation" -> new RelationClass(context);
      case "Column" -> ColumnValue.CLASS;
      default -> null;
    };
  }

  @Override
  public String text() {
    return "<api>";
  }

  /// The class of relations as a value.
  record RelationClass(NodeContext context) implements HostObject {
    @Override
    public @Nullable Object attribute(String name) {
      return switch (name) {
        case "create" -> (CallableValue) (_, a) -> create(a);
        case "scd_args" ->
            (CallableValue)
                (_, a) -> {
                  PyList all = new PyList(Names.list(Text.needed(a, 0, "primary_key")));
                  all.add(Text.needed(a, 1, "updated_at"));
                  return all;
                };
        case "add_ephemeral_prefix" ->
            (CallableValue) (_, a) -> "__dbt__cte__" + Text.of(Text.needed(a, 0, "name"));
        case "Table" -> "table";
        case "View" -> "view";
        case "CTE" -> "cte";
        case "MaterializedView" -> "materialized_view";
        case "External" -> "external";
        case "Function" -> "function";
        default -> null;
      };
    }

    private RelationValue create(Arguments a) {
      return context
          .relation(
              Text.orNull(a.find(0, "database")),
              Text.orNull(a.find(1, "schema")),
              Text.orNull(a.find(2, "identifier")))
          .withType(Text.orNull(a.find(3, "type")));
    }

    @Override
    public String text() {
      return "<class 'PostgresRelation'>";
    }
  }
}
