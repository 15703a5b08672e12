package io.daybook.models.parse.value;

import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.models.node.Quoting;
import io.daybook.models.node.Relation;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A relation while parsing: `ref` cannot know more than the name of the node that asks.
public record ParseRelation(String database, String schema, String identifier)
    implements HostObject {
  private static final Set<String> KNOWN =
      Set.of("database", "schema", "identifier", "type", "metadata");

  @Override
  public @Nullable Object attribute(String name) {
    // One case per name that dbt offers.
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
      case "get" ->
          (CallableValue)
              (_, a) -> {
                String key = String.valueOf(a.placed("key").at(0));
                return KNOWN.contains(key)
                    ? Objects.requireNonNullElse(attribute(key), None.NONE)
                    : a.get(1, "default", None.NONE);
              };
      case "metadata" -> {
        PyDict metadata = new PyDict();
        metadata.put("type", "PostgresRelation");
        yield metadata;
      }
      default -> Quiet.VALUE;
    };
  }

  @Override
  public boolean isMapping() {
    return true;
  }

  @Override
  public String text() {
    return new Relation(database, schema, identifier, Quoting.ALL).render();
  }
}
