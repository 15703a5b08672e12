package io.daybook.models.artifact;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.daybook.models.compile.Workspace;
import io.daybook.models.execute.Outcome;
import io.daybook.models.execute.Runner;
import io.daybook.models.node.Fields;
import io.daybook.models.project.Invocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// `run_results.json`, schema 6.
public final class RunResults {
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private RunResults() {}

  /// Writes it into the target folder.
  public static void write(Runner.Report report) {
    Path folder = report.workspace().project().targetFolder();
    try {
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, "run_results", ".json");
      try (JsonGenerator json =
          MAPPER.createGenerator(fresh.toFile(), com.fasterxml.jackson.core.JsonEncoding.UTF8)) {
        write(json, report);
      }
      Files.move(
          fresh,
          folder.resolve("run_results.json"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(JsonGenerator json, Runner.Report report) throws IOException {
    Workspace workspace = report.workspace();
    Invocation invocation = workspace.project().invocation();
    json.writeStartObject();
    json.writeObjectFieldStart("metadata");
    json.writeStringField(
        "dbt_schema_version", "https://schemas.getdbt.com/dbt/run-results/v6.json");
    json.writeStringField("dbt_version", Workspace.DBT_VERSION);
    json.writeStringField("generated_at", TIME.format(invocation.run().now()));
    json.writeStringField("invocation_id", invocation.run().id().toString());
    json.writeStringField("invocation_started_at", TIME.format(workspace.startedAt()));
    json.writeObjectFieldStart("env");
    json.writeEndObject();
    json.writeEndObject();
    json.writeArrayFieldStart("results");
    for (Outcome outcome : report.outcomes()) {
      result(json, outcome);
    }
    json.writeEndArray();
    json.writeNumberField("elapsed_time", report.seconds());
    json.writeFieldName("args");
    arguments(json, report);
    json.writeEndObject();
  }

  private static void arguments(JsonGenerator json, Runner.Report report) throws IOException {
    Fields flags = report.workspace().flags().given().with("which", report.task().verb());
    MAPPER.writeValue(json, flags.values());
  }

  private static void result(JsonGenerator json, Outcome outcome) throws IOException {
    // One statement per key of the schema, in its order.
    json.writeStartObject();
    json.writeStringField("status", outcome.status().key());
    json.writeArrayFieldStart("timing");
    for (Outcome.Timing timing : outcome.timing()) {
      json.writeStartObject();
      json.writeStringField("name", timing.name());
      json.writeStringField("started_at", time(timing.startedAt()));
      json.writeStringField("completed_at", time(timing.completedAt()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("thread_id", outcome.thread());
    json.writeNumberField("execution_time", outcome.seconds());
    json.writeFieldName("adapter_response");
    MAPPER.writeValue(json, outcome.response());
    text(json, "message", outcome.message());
    json.writeFieldName("failures");
    if (outcome.failures() == null) {
      json.writeNull();
    } else {
      json.writeNumber(outcome.failures());
    }
    json.writeStringField("unique_id", outcome.node().uniqueId());
    json.writeFieldName("compiled");
    if (outcome.compiled() == null) {
      json.writeNull();
    } else {
      json.writeBoolean(true);
    }
    text(json, "compiled_code", outcome.compiled());
    text(json, "relation_name", outcome.compiled() == null ? null : outcome.relation());
    json.writeNullField("batch_results");
    json.writeNullField("overload_results");
    json.writeEndObject();
  }

  private static String time(Instant at) {
    return TIME.format(at);
  }

  private static void text(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    json.writeFieldName(name);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeString(value);
    }
  }
}
