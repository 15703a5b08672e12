package io.daybook.models.execute;

import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.Values;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.builtin.Builtins;
import io.daybook.models.compile.Compiler;
import io.daybook.models.compile.Event;
import io.daybook.models.compile.MacroIndex;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.Story;
import io.daybook.models.compile.Workspace;
import io.daybook.models.compile.value.Messages;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Macro;
import io.daybook.models.node.Manifest;
import io.daybook.models.node.Node;
import io.daybook.models.postgres.Answer;
import io.daybook.models.postgres.Sessions;
import io.daybook.models.project.Project;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `run-operation`: one macro is called by its name; nothing else of the project runs. As in dbt
/// every statement of it commits by itself unless the macro begins a transaction.
public final class Operation {
  private static final String QUERY = "inline_query";

  private final Project project;
  private final Manifest manifest;
  private final Story story;
  private final String packageName;
  private final String name;

  /// @param called the macro's name, with its package in front or without
  public Operation(Project project, Manifest manifest, Story story, String called) {
    this.project = project;
    this.manifest = manifest;
    this.story = story;
    int dot = called.indexOf('.');
    this.packageName = dot < 0 ? "" : called.substring(0, dot);
    this.name = called.substring(dot + 1);
  }

  /// A text of SQL, Jinja and all, instead of a macro.
  public static Operation sql(Project project, Manifest manifest, Story story) {
    return new Operation(project, manifest, story, QUERY);
  }

  /// Calls the macro with arguments by name; its error is the outcome's.
  ///
  /// @throws FailureException where no package has such a macro
  public Runner.Report run(Map<String, ?> arguments) {
    Workspace workspace = new Workspace(project, manifest, Builtins.ALL, story);
    return run(workspace, node(workspace.macros()), context -> call(context, arguments));
  }

  /// Runs a text of SQL; its error is the outcome's.
  public Runner.Report run(String sql) {
    Workspace workspace = new Workspace(project, manifest, Builtins.ALL, story);
    story.info(story.step(1, 1, "START executing " + QUERY, "RUN"));
    Runner.Report report =
        run(
            workspace,
            Preview.inline(project, sql),
            context -> {
              String text = Compiler.compile(context).strip();
              Answer answer = context.warehouse().execute(text, true, false);
              context.warehouse().commit();
              return answer;
            });
    Outcome outcome = report.outcomes().getFirst();
    String time = String.format(Locale.ROOT, " in %.2fs", outcome.seconds());
    if (outcome.status() == Outcome.Status.SUCCESS) {
      String said = String.valueOf(outcome.response().get("_message"));
      story.info(story.step(1, 1, "OK executed " + QUERY, said + time));
    } else {
      story.error(story.step(1, 1, "ERROR executing " + QUERY, "ERROR" + time));
    }
    return report;
  }

  private Runner.Report run(
      Workspace workspace, Node node, Function<NodeContext, @Nullable Answer> step) {
    // The one node of this verb from its context to its outcome.
    Instant begin = now();
    String problem = null;
    Map<String, Object> response = new LinkedHashMap<>();
    try (Sessions sessions = new Sessions(Connection.of(project.target()), 1);
        NodeContext context = new NodeRunner(workspace, sessions).context(node)) {
      Answer answer = step.apply(context);
      if (answer != null) {
        response.put("_message", answer.message());
        response.put("code", answer.code());
        response.put("rows_affected", answer.rowsAffected());
      }
    } catch (FailureException e) {
      if (e.failure() instanceof Failure.Usage) {
        throw e;
      }
      problem = Messages.of(node, e.failure(), "");
    } catch (JinjaException e) {
      problem = Messages.of(node, e);
    }
    if (problem != null) {
      String message = "Encountered an error while running operation: " + problem;
      story.tell(
          new Event(
              "RunningOperationCaughtError",
              "Q001",
              Event.Level.ERROR,
              "[ERROR]: " + message,
              Map.of("exc", problem)));
    }
    double seconds = Duration.between(begin, now()).toNanos() / 1e9;
    Outcome outcome =
        new Outcome(
            node,
            problem == null ? Outcome.Status.SUCCESS : Outcome.Status.ERROR,
            problem,
            problem == null ? 0L : 1L,
            response,
            List.of(
                new Outcome.Timing("compile", begin, begin),
                new Outcome.Timing("execute", begin, now())),
            Thread.currentThread().getName(),
            seconds,
            null,
            null,
            false);
    return new Runner.Report(Task.RUN_OPERATION, List.of(outcome), seconds, workspace);
  }

  private @Nullable Answer call(NodeContext context, Map<String, ?> arguments) {
    Map<String, Object> named = new LinkedHashMap<>();
    arguments.forEach((key, value) -> named.put(key, Values.of(value)));
    CallableValue macro = context.workspace().macros().anywhere(context, packageName, name);
    if (macro == null) {
      throw missing();
    }
    context.statement(null, "commit", false, false);
    context.invoke(macro, Arguments.of(new Object[0], named));
    return null;
  }

  private Instant now() {
    return project.invocation().run().now();
  }

  /// The macro as the node that runs.
  private Node node(MacroIndex macros) {
    Macro own = macros.declared(packageName, name);
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    String root = project.root().name();
    String home = own == null ? "dbt" : own.packageName();
    fields.put("resource_type", "operation");
    fields.put("unique_id", "macro." + home + "." + name);
    fields.put("name", name);
    fields.put("package_name", packageName.isEmpty() ? root : packageName);
    fields.put("path", "");
    fields.put("original_file_path", own == null ? "" : own.originalFilePath());
    fields.put("raw_code", "");
    fields.put("language", "sql");
    fields.put("config", Map.of("enabled", true));
    return Node.of(new Fields(fields));
  }

  private FailureException missing() {
    return new FailureException(
        new Failure.Usage(
            "MODELS-021",
            "dbt could not find a macro with the name '" + name + "' in any package",
            Location.NONE,
            "check the name; a package's macro may be called as package.macro"));
  }
}
