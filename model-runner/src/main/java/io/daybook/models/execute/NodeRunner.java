package io.daybook.models.execute;

import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.models.check.DataTest;
import io.daybook.models.check.DistinctCount;
import io.daybook.models.check.FusedScan;
import io.daybook.models.check.Fusion;
import io.daybook.models.check.SourceAge;
import io.daybook.models.check.UnitTest;
import io.daybook.models.check.UnitTestCase;
import io.daybook.models.check.Verdict;
import io.daybook.models.compile.Compiler;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.Warehouse;
import io.daybook.models.compile.Workspace;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.Messages;
import io.daybook.models.compile.value.Results;
import io.daybook.models.execute.materialization.Copy;
import io.daybook.models.execute.materialization.Materializations;
import io.daybook.models.execute.materialization.Pointer;
import io.daybook.models.node.Node;
import io.daybook.models.node.Resource;
import io.daybook.models.postgres.Sessions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs one node: compiles it, makes it, says how it went. Thread-safe.
final class NodeRunner {
  private final Workspace workspace;
  private final Sessions sessions;
  private final Written written;
  private final Fusion fusion;

  NodeRunner(Workspace workspace, Sessions sessions) {
    this.workspace = workspace;
    this.sessions = sessions;
    this.written = new Written(workspace);
    this.fusion = new Fusion(workspace);
  }

  /// Which tests can share a scan.
  Fusion fusion() {
    return fusion;
  }

  /// A context of a node with a session of its own.
  NodeContext context(Resource node) {
    return new NodeContext(workspace, node, QueryComment.warehouse(workspace, sessions, node));
  }

  /// Runs a node to its end; errors of the node are outcomes.
  Outcome run(Resource node, boolean onlyCompile) {
    return run(node, onlyCompile, _ -> {});
  }

  /// Runs a node in a context that is prepared first, as for one batch of it.
  Outcome run(Resource node, boolean onlyCompile, Consumer<NodeContext> prepare) {
    Progress progress = new Progress(node, now());
    if (node instanceof Resource.Other test) {
      return unitTest(test, progress);
    }
    return guarded(
        progress,
        context -> {
          prepare.accept(context);
          return attempt(context, progress, onlyCompile);
        });
  }

  /// Shows here through a view what a former run left elsewhere.
  Outcome copy(Resource node) {
    Progress progress = new Progress(node, now());
    return guarded(
        progress,
        context -> {
          Copy.make(context);
          if (!context.written().isEmpty()) {
            written.run(context);
          }
          progress.timing.add(new Outcome.Timing("compile", progress.begin, progress.begin));
          progress.timing.add(new Outcome.Timing("execute", progress.begin, now()));
          Results.Response main = context.results().main();
          return main == null
              ? ended(progress, Outcome.Status.SUCCESS, "No-op", null, Map.of())
              : ended(progress, Outcome.Status.SUCCESS, main.message(), null, response(main));
        });
  }

  /// Asks how old a source is.
  Outcome age(Resource.Source source) {
    Progress progress = new Progress(source, now());
    progress.timing.add(new Outcome.Timing("compile", progress.begin, progress.begin));
    return guarded(
        progress,
        context -> {
          SourceAge age = SourceAge.ask(context, source);
          progress.timing.add(new Outcome.Timing("execute", progress.begin, now()));
          Outcome.Status status =
              switch (age.standing()) {
                case PASS -> Outcome.Status.PASS;
                case WARN -> Outcome.Status.WARN;
                case ERROR -> Outcome.Status.ERROR;
              };
          return ended(progress, status, null, null, response(age.response())).with(age);
        });
  }

  /// Does something in a context of the node; errors of the node are outcomes.
  private Outcome guarded(Progress progress, Function<NodeContext, Outcome> step) {
    Resource node = progress.node;
    try (NodeContext context = context(node)) {
      try {
        return step.apply(context);
      } catch (FailureException e) {
        progress.unavailable = e.failure() instanceof Failure.Unavailable;
        return failed(progress, failed(context.rendering(), context, e));
      } catch (JinjaException e) {
        return failed(progress, Messages.of(context.rendering(), e));
      }
    } catch (FailureException e) {
      progress.unavailable = e.failure() instanceof Failure.Unavailable;
      return failed(progress, Messages.of(node, e.failure(), ""));
    }
  }

  /// Runs tests of one table by one scan. A test whose own statement is wrong, or whose number only
  /// its own query knows, runs alone.
  List<Outcome> together(List<Resource> tests) {
    Map<Resource, Outcome> outcomes = new LinkedHashMap<>();
    Map<NodeContext, Progress> compiled = new LinkedHashMap<>();
    try (Warehouse warehouse = QueryComment.warehouse(workspace, sessions, tests.getFirst())) {
      for (Resource test : tests) {
        NodeContext context = new NodeContext(workspace, test, warehouse);
        Progress progress = new Progress(test, now());
        try {
          compile(context, progress);
          compiled.put(context, progress);
        } catch (FailureException | JinjaException e) {
          warehouse.close(); // alone it says what is wrong
        }
      }
      List<NodeContext> contexts = List.copyOf(compiled.keySet());
      List<FusedScan.Count> counts = contexts.isEmpty() ? List.of() : FusedScan.run(contexts);
      for (int i = 0; i < counts.size(); i++) {
        NodeContext context = contexts.get(i);
        Progress progress = compiled.getOrDefault(context, new Progress(context.node(), now()));
        counts
            .get(i)
            .verdict(context)
            .ifPresent(verdict -> outcomes.put(context.node(), judged(context, progress, verdict)));
      }
    } catch (FailureException e) {
      outcomes.clear(); // one of them is wrong: each is asked alone
    }
    tests.forEach(test -> outcomes.computeIfAbsent(test, alone -> run(alone, false)));
    return List.copyOf(outcomes.values());
  }

  /// The outcome of a test that a scan of its table answered, as if its statement had been sent.
  private Outcome judged(NodeContext context, Progress progress, Verdict verdict) {
    String sql = progress.compiled == null ? "" : progress.compiled;
    context.write(DataTest.statement(context, sql));
    written.run(context);
    Instant compiledAt = progress.timing.getFirst().completedAt();
    progress.timing.add(new Outcome.Timing("execute", compiledAt, now()));
    return judged(progress, verdict, response(new Results.Response("SELECT 1", "SELECT", 1L)));
  }

  /// Runs a unit test: the model is compiled over the given rows, the test runs as itself.
  private Outcome unitTest(Resource.Other test, Progress progress) {
    Resource named = test;
    try {
      UnitTestCase prepared = UnitTestCase.of(workspace, test);
      named = prepared.node();
      Warehouse warehouse = QueryComment.warehouse(workspace, sessions, named);
      try (NodeContext context =
          new NodeContext(workspace, prepared.node(), warehouse, prepared.given())) {
        try {
          return unitTest(context, new NodeContext(workspace, named, warehouse), progress);
        } catch (FailureException e) {
          return failed(progress, Messages.of(context.rendering(), e.failure(), ""));
        } catch (JinjaException e) {
          return failed(progress, Messages.of(context.rendering(), e));
        }
      }
    } catch (FailureException e) {
      return failed(progress, Messages.of(named, e.failure(), ""));
    }
  }

  private Outcome unitTest(NodeContext given, NodeContext own, Progress progress) {
    String sql = Compiler.compile(given);
    written.compiled(given, sql);
    Instant compiledAt = now();
    progress.timing.add(new Outcome.Timing("compile", progress.begin, compiledAt));
    own.compiled(sql);
    CallableValue replaced = workspace.macros().materialization(own, "unit");
    Verdict verdict;
    if (replaced == null) {
      verdict = UnitTest.run(own, sql);
    } else {
      own.invoke(replaced, Arguments.NONE);
      verdict = UnitTest.verdict(own);
    }
    written.run(own);
    progress.compiled = sql;
    progress.timing.add(new Outcome.Timing("execute", compiledAt, now()));
    Results.Response main = own.results().main();
    return judged(progress, verdict, main == null ? Map.of() : response(main));
  }

  /// Runs a hook of the project: its text is its statement.
  ///
  /// @param title what dbt calls it: `shop.on-run-end.0`
  /// @throws FailureException where the text cannot be rendered, which ends the run, as in dbt
  Outcome hook(Node node, String title, Consumer<NodeContext> prepare) {
    Progress progress = new Progress(node, now());
    try (NodeContext context = context(node)) {
      prepare.accept(context);
      Instant compiledAt = compile(context, progress);
      return hook(context, progress, title, compiledAt);
    } catch (JinjaException e) {
      throw Errors.compilation(e.reason());
    }
  }

  private Outcome hook(NodeContext context, Progress progress, String title, Instant compiledAt) {
    try {
      String sql = progress.compiled == null ? "" : progress.compiled.strip();
      if (!sql.isEmpty()) {
        context.warehouse().execute(sql, false, false);
      }
      context.warehouse().commit(); // also what its macros have done while it was rendered
      progress.timing.add(new Outcome.Timing("execute", compiledAt, now()));
      return ended(progress, Outcome.Status.SUCCESS, title + " passed", 0L, Map.of());
    } catch (FailureException e) {
      progress.unavailable = e.failure() instanceof Failure.Unavailable;
      String message = title + " failed, error:\n " + e.failure().fact();
      return ended(progress, Outcome.Status.ERROR, message, 1L, Map.of());
    }
  }

  private String failed(Resource node, NodeContext context, FailureException e) {
    String built = context.written().isEmpty() ? "" : written.run(context);
    Failure failure = e.failure();
    return Messages.of(node, failure, built);
  }

  private Instant now() {
    return workspace.project().invocation().run().now();
  }

  /// What is known of a node so far.
  private static final class Progress {
    private final Resource node;
    private final Instant begin;
    private final List<Outcome.Timing> timing = new ArrayList<>();
    private @Nullable String compiled;
    private boolean unavailable;

    Progress(Resource node, Instant begin) {
      this.node = node;
      this.begin = begin;
    }
  }

  /// Compiles the node of a context; gives the moment when that was done.
  private Instant compile(NodeContext context, Progress progress) {
    if (!(progress.node instanceof Node.Seed)) {
      progress.compiled = Compiler.compile(context);
      if (!(progress.node instanceof Node.Function function && function.isOverload())) {
        written.compiled(context, progress.compiled);
      }
    }
    Instant compiledAt = now();
    progress.timing.add(new Outcome.Timing("compile", progress.begin, compiledAt));
    return compiledAt;
  }

  private Outcome attempt(NodeContext context, Progress progress, boolean onlyCompile) {
    // One step after the other, as the artifact's timings tell them.
    Resource node = progress.node;
    Instant compiledAt = compile(context, progress);
    boolean ephemeral = node.config().materialized().equals("ephemeral");
    if (onlyCompile || ephemeral) {
      progress.timing.add(new Outcome.Timing("execute", compiledAt, now()));
      return ended(progress, Outcome.Status.SUCCESS, null, null, Map.of());
    }
    Optional<Verdict> known =
        fusion.isUnique(node) ? DistinctCount.verdict(context) : Optional.empty();
    if (known.isPresent()) {
      return judged(context, progress, known.get());
    }
    String sql = progress.compiled == null ? "" : progress.compiled;
    Verdict verdict = make(context, sql);
    Pointer.make(context);
    if (!context.written().isEmpty()) {
      written.run(context);
    }
    progress.timing.add(new Outcome.Timing("execute", compiledAt, now()));
    Results.Response main = context.results().main();
    if (main == null) {
      throw Errors.runtime("main is not being called during running model");
    }
    if (verdict == null) {
      return ended(progress, Outcome.Status.SUCCESS, main.message(), null, response(main));
    }
    return judged(progress, verdict, response(main));
  }

  private Outcome judged(Progress progress, Verdict verdict, Map<String, Object> response) {
    Outcome.Status status =
        switch (verdict.kind()) {
          case PASS -> Outcome.Status.PASS;
          case WARN -> Outcome.Status.WARN;
          case FAIL -> Outcome.Status.FAIL;
        };
    return ended(progress, status, verdict.message(), verdict.failures(), response);
  }

  /// Makes the node's relation or verdict; null for a node that is no test.
  private @Nullable Verdict make(NodeContext context, String sql) {
    String kind = context.node().config().materialized();
    boolean test = context.node() instanceof Node.Test;
    String name = test ? "test" : kind;
    CallableValue own = workspace.macros().materialization(context, name);
    Languages.require(workspace, context.node(), name);
    if (own != null) {
      context.scope().define("sql", sql);
      Object result = context.invoke(own, Arguments.NONE);
      requireRelations(result, kind);
      return test ? DataTest.verdict(context) : null;
    }
    if (test) {
      return DataTest.run(context, sql);
    }
    Materializations.Materialization builtin = Materializations.BUILTIN.get(kind);
    if (builtin == null) {
      throw Errors.compilation(
          "No materialization '"
              + kind
              + "' was found for adapter postgres! (searched types 'default' and 'postgres')");
    }
    builtin.build(context, sql);
    return null;
  }

  private static void requireRelations(Object result, String kind) {
    if (result instanceof String) {
      throw Errors.compilation(
          "The materialization (\"%s\") did not explicitly return a list of relations to add to the cache."
              .formatted(kind));
    }
  }

  private static Map<String, Object> response(Results.Response main) {
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("_message", main.message());
    response.put("code", main.code());
    if (main.rowsAffected() != null) {
      response.put("rows_affected", main.rowsAffected());
    }
    return response;
  }

  private Outcome failed(Progress progress, String message) {
    progress.timing.add(new Outcome.Timing("execute", progress.begin, now()));
    boolean source = progress.node instanceof Resource.Source;
    Outcome.Status status = source ? Outcome.Status.RUNTIME_ERROR : Outcome.Status.ERROR;
    return ended(progress, status, message, null, Map.of());
  }

  private Outcome ended(
      Progress progress,
      Outcome.Status status,
      @Nullable String message,
      @Nullable Long failures,
      Map<String, Object> response) {
    double seconds = java.time.Duration.between(progress.begin, now()).toNanos() / 1e9;
    return new Outcome(
        progress.node,
        status,
        message,
        failures,
        response,
        List.copyOf(progress.timing),
        Thread.currentThread().getName(),
        seconds,
        progress.compiled,
        progress.node.fields().textOrNull("relation_name"),
        progress.unavailable);
  }
}
