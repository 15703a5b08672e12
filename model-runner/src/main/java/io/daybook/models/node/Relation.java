package io.daybook.models.node;

import java.util.StringJoiner;

/// A table or view by name, whether it exists or not. An empty part is left out of the text.
public record Relation(String database, String schema, String identifier, Quoting quoting) {

  /// `"database"."schema"."identifier"`, as it stands in SQL.
  public String render() {
    StringJoiner text = new StringJoiner(".");
    add(text, database, quoting.database());
    add(text, schema, quoting.schema());
    add(text, identifier, quoting.identifier());
    return text.toString();
  }

  /// The same with another identifier.
  public Relation withIdentifier(String other) {
    return new Relation(database, schema, other, quoting);
  }

  /// The same in another schema.
  public Relation withSchema(String other) {
    return new Relation(database, other, identifier, quoting);
  }

  /// The same without the database's name, as most DDL wants it.
  public Relation withoutDatabase() {
    return new Relation("", schema, identifier, quoting);
  }

  private static void add(StringJoiner text, String part, boolean quoted) {
    if (!part.isEmpty()) {
      text.add(quoted ? '"' + part + '"' : part);
    }
  }

  @Override
  public String toString() {
    return render();
  }
}
