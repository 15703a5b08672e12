package io.daybook.models.execute.story;

import io.daybook.models.compile.Event;
import io.daybook.models.compile.Story;
import io.daybook.models.compile.Workspace;
import io.daybook.models.event.Batch;
import io.daybook.models.execute.Outcome;
import io.daybook.models.node.Node;
import io.daybook.models.node.Resource;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells how the batches of one model are built.
public final class BatchNarrator {
  private final Story story;
  private final Resource node;
  private final int total;
  private final Groups groups;

  /// @param total the number of its batches
  public BatchNarrator(Workspace workspace, Resource node, int total) {
    this.story = workspace.story();
    this.node = node;
    this.total = total;
    this.groups = new Groups(workspace.manifest());
  }

  /// Whether a model's configuration asks for batches.
  public static boolean hasBatches(Resource node) {
    return node instanceof Node.Model
        && node.config().materialized().equals("incremental")
        && node.config().fields().text("incremental_strategy").equals("microbatch");
  }

  /// A batch begins.
  public void start(Batch batch, int index) {
    String message = line("START " + described(batch), "RUN", index);
    story.tell(Event.info("LogStartBatch", "Q045", message, data(batch, null, index)));
  }

  /// A batch ended, or was skipped because the first one failed.
  public void end(Outcome outcome, Batch batch, int index) {
    boolean error = outcome.status() == Outcome.Status.ERROR;
    boolean skipped = outcome.status() == Outcome.Status.SKIPPED;
    String status = error ? "ERROR" : skipped ? "SKIPPED" : String.valueOf(outcome.message());
    String verb = error ? "ERROR creating " : skipped ? "SKIP " : "OK created ";
    String time = String.format(Locale.ROOT, " in %.2fs", outcome.seconds());
    Map<String, @Nullable Object> data = data(batch, outcome, index);
    data.put("status", error || skipped ? outcome.status().key() : status);
    groups.tell(node, data);
    String message = line(verb + described(batch), status + time, index);
    Event.Level level = error ? Event.Level.ERROR : Event.Level.INFO;
    if (error) {
      data.put("exc", "Exception on worker thread. " + bare(String.valueOf(outcome.message())));
      story.tell(
          new Event(
              "GenericExceptionOnRun",
              "W004",
              level,
              "[ERROR]: Unhandled error while executing \n" + data.get("exc"),
              data));
    }
    story.tell(new Event("LogBatchResult", "Q046", level, message, data));
  }

  /// A message without the node that it is about and without the file of its statement.
  private static String bare(String message) {
    return message
        .replaceFirst(" in model \\S+ \\(.*\\)(?=\n|$)", "")
        .replaceFirst("\n  compiled code at .*$", "");
  }

  private Map<String, @Nullable Object> data(Batch batch, @Nullable Outcome outcome, int index) {
    Map<String, @Nullable Object> data = NodeInfo.of(node, outcome, index, total);
    data.put("description", described(batch));
    data.put("batch_index", index);
    data.put("total_batches", total);
    return data;
  }

  private String described(Batch batch) {
    return "batch "
        + batch.suffix()
        + " of "
        + node.fields().text("schema")
        + "."
        + node.fields().text("alias");
  }

  private String line(String message, String status, int index) {
    return "Batch " + story.step(index, total, message, status);
  }
}
