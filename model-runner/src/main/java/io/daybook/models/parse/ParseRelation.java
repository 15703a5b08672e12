package io.daybook.models.parse;

import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.models.node.Quoting;
import io.daybook.models.node.Relation;
import org.jspecify.annotations.Nullable;

/// A relation while parsing: `ref` cannot know more than the name of the node that asks.
record ParseRelation(String database, String schema, String identifier) implements HostObject {

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "database" -> database;
      case "schema" -> schema;
      case "identifier", "name", "table" -> identifier;
      case "type" -> "";
      case "is_table", "is_view", "is_cte", "is_materialized_view" -> false;
      case "render" -> (CallableValue) (_, _) -> text();
      case "include",
          "quote",
          "incorporate",
          "without_identifier",
          "replace_path",
          "information_schema" ->
          (CallableValue) (_, _) -> this;
      default -> Quiet.VALUE;
    };
  }

  @Override
  public String text() {
    return new Relation(database, schema, identifier, Quoting.ALL).render();
  }
}
