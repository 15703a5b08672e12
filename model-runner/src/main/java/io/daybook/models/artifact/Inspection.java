package io.daybook.models.artifact;

import io.daybook.models.execute.Connection;
import io.daybook.models.postgres.Inventory;
import io.daybook.models.postgres.ResultTable;
import io.daybook.models.postgres.Sessions;
import io.daybook.models.project.Project;
import java.util.Set;

/// Asks the database what stands in some schemas.
public final class Inspection {
  private Inspection() {}

  /// One row a column, as {@link Inventory} describes it; none where no schema is named.
  public static ResultTable of(Project project, Set<String> schemas) {
    if (schemas.isEmpty()) {
      return ResultTable.EMPTY;
    }
    try (Sessions sessions = new Sessions(Connection.of(project.target()), 1)) {
      return sessions
          .borrow()
          .execute(Inventory.of(project.target().database(), schemas), true)
          .table();
    }
  }
}
