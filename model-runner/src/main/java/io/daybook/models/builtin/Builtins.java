package io.daybook.models.builtin;

import io.daybook.models.builtin.snapshot.SnapshotMacros;
import io.daybook.models.compile.Builtin;
import java.util.Map;

/// All built-in macros by name.
public final class Builtins {
  /// The library; immutable, shared by all invocations.
  public static final Map<String, Builtin> ALL = all();

  private Builtins() {}

  private static Map<String, Builtin> all() {
    Library library = new Library();
    StatementMacros.addTo(library);
    NameMacros.addTo(library);
    RelationMacros.addTo(library);
    CreateMacros.addTo(library);
    ColumnMacros.addTo(library);
    CatalogMacros.addTo(library);
    ContractMacros.addTo(library);
    IncrementalMacros.addTo(library);
    SchemaChangeMacros.addTo(library);
    MaterializedViewMacros.addTo(library);
    SeedMacros.addTo(library);
    FunctionMacros.addTo(library);
    SnapshotMacros.addTo(library);
    TestMacros.addTo(library);
    GrantMacros.addTo(library);
    ValueMacros.addTo(library);
    DateMacros.addTo(library);
    return library.macros();
  }
}
