package io.daybook.ledger;

import io.daybook.kernel.postgres.TestDatabase;

/// Databases with the ledger, its schemas and its roles: migrated once per JVM, then copied.
public final class TestLedger {
  private TestLedger() {}

  /// A fresh one.
  public static TestDatabase create() {
    return TestDatabase.create("ledger", url -> LedgerSchema.migrate(url));
  }
}
