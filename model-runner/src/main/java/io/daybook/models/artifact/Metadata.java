package io.daybook.models.artifact;

import io.daybook.models.compile.Workspace;
import io.daybook.models.project.Invocation;
import io.daybook.models.project.Project;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/// The head of an artifact: which schema it follows, and whose invocation made it.
final class Metadata {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private Metadata() {}

  /// The head.
  ///
  /// @param startedAt when the invocation began
  /// @param schema name and version of dbt's published schema: `catalog/v1`
  static Map<String, Object> of(Project project, Instant startedAt, String schema) {
    Invocation invocation = project.invocation();
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("dbt_schema_version", "https://schemas.getdbt.com/dbt/" + schema + ".json");
    head.put("dbt_version", Workspace.DBT_VERSION);
    head.put("generated_at", time(invocation.run().now()));
    head.put("invocation_id", invocation.run().id().toString());
    head.put("invocation_started_at", time(startedAt));
    head.put("env", project.environment().custom());
    return head;
  }

  /// A moment as artifacts write it.
  static String time(Instant at) {
    return TIME.format(at);
  }
}
