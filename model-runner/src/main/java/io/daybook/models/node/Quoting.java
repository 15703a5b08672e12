package io.daybook.models.node;

import java.util.List;

/// Which parts of a relation's name stand in quotes.
public record Quoting(boolean database, boolean schema, boolean identifier) {
  /// Everything, the default on PostgreSQL.
  public static final Quoting ALL = new Quoting(true, true, true);

  /// Every way to quote, the usual one first.
  static final List<Quoting> EVERY =
      List.of(
          ALL,
          new Quoting(true, true, false),
          new Quoting(true, false, true),
          new Quoting(true, false, false),
          new Quoting(false, true, true),
          new Quoting(false, true, false),
          new Quoting(false, false, true),
          new Quoting(false, false, false));

  /// What the fields say, else the default.
  public static Quoting of(Fields fields, Quoting otherwise) {
    return new Quoting(
        part(fields, "database", otherwise.database),
        part(fields, "schema", otherwise.schema),
        part(fields, "identifier", otherwise.identifier));
  }

  private static boolean part(Fields fields, String key, boolean otherwise) {
    return fields.get(key) instanceof Boolean quoted ? quoted : otherwise;
  }
}
