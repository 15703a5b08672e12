package io.daybook.models.parse.link;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.failure.Problems;
import io.daybook.models.draft.Draft;
import io.daybook.models.draft.PythonText;
import io.daybook.models.draft.Warning;
import io.daybook.models.event.Grain;
import io.daybook.models.event.Window;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Macro;
import io.daybook.models.node.ResourceType;
import io.daybook.models.project.Project;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What dbt asks of models that are built in batches before anything runs.
public final class Microbatches {
  private static final Set<String> GRAINS =
      Arrays.stream(Grain.values()).map(Grain::key).collect(Collectors.toSet());

  private final Problems problems = new Problems();
  private final Project project;
  private final Consumer<Warning> warnings;

  /// @param project its flags may take `microbatch` for a strategy of its own
  /// @param warnings hears what dbt only warns of
  public Microbatches(Project project, Consumer<Warning> warnings) {
    this.project = project;
    this.warnings = warnings;
  }

  /// Checks the settings of all such models, and whether they read anything that can be cut by its
  /// time.
  ///
  /// @throws io.daybook.kernel.failure.FailureException naming all that is wrong
  public void check(Collection<Draft> enabled, Collection<Macro> macros) {
    Map<String, Draft> byId = new HashMap<>();
    enabled.forEach(draft -> byId.put(draft.id(), draft));
    List<Draft> models = enabled.stream().filter(Microbatches::isOne).toList();
    if (isOwn(macros)) {
      if (!models.isEmpty()) {
        warnings.accept(
            new Warning(
                "MicrobatchMacroOutsideOfBatchesDeprecation",
                "The use of a custom microbatch macro outside of batched execution is deprecated. To use it with batched execution, set `flags.require_batched_execution_for_custom_microbatch_strategy` to `True` in `dbt_project.yml`. In the future this will be the default behavior."));
      }
      return;
    }
    models.forEach(this::settings);
    models.forEach(model -> inputs(model, byId));
    problems.throwIfAny();
    long concurrent =
        enabled.stream()
            .filter(draft -> Boolean.TRUE.equals(draft.map("config").get("concurrent_batches")))
            .count();
    if (concurrent > 0) {
      warnings.accept(
          new Warning(
              "InvalidConcurrentBatchesConfig",
              "Found %d microbatch model%s with the `concurrent_batches` config set to true, but the postgres adapter does not support running batches concurrently. Batches will be run sequentially."
                  .formatted(concurrent, concurrent == 1 ? "" : "s")));
    }
    models.stream().filter(draft -> !readsEvents(draft, byId)).forEach(this::unfiltered);
  }

  /// Whether `microbatch` is the project's own strategy, built at once.
  private boolean isOwn(Collection<Macro> macros) {
    String own = "macro." + project.root().name() + ".get_incremental_microbatch_sql";
    return !project.flag("require_batched_execution_for_custom_microbatch_strategy", true)
        && macros.stream().anyMatch(macro -> macro.uniqueId().equals(own));
  }

  private static boolean isOne(Draft draft) {
    Fields config = new Fields(draft.map("config"));
    return draft.type == ResourceType.MODEL
        && config.text("materialized").equals("incremental")
        && config.text("incremental_strategy").equals("microbatch");
  }

  /// One check a setting, the first that fails is told.
  private void settings(Draft draft) {
    Map<String, @Nullable Object> config = draft.map("config");
    @Nullable Object column = config.get("event_time");
    @Nullable Object lookback = config.get("lookback");
    @Nullable Object concurrent = config.get("concurrent_batches");
    if (column == null) {
      wrong(
          draft,
          "must provide an 'event_time' (string) config that indicates the name of the event time column.");
    } else if (!(column instanceof String)) {
      wrong(draft, "must provide an 'event_time' config of type string, but got: " + type(column));
    } else if (begins(draft, config)) {
      @Nullable Object size = config.get("batch_size");
      if (!(size instanceof String text && GRAINS.contains(text))) {
        wrong(
            draft,
            "must provide a 'batch_size' config that is one of ['hour', 'day', 'month', 'year'], but got: "
                + PythonText.str(size)
                + ".");
      } else if (lookback != null && !(lookback instanceof Long)) {
        wrong(
            draft,
            "must provide the optional 'lookback' config as type int, but got: "
                + type(lookback)
                + ").");
      } else if (concurrent != null && !(concurrent instanceof Boolean)) {
        wrong(
            draft,
            "optional 'concurrent_batches' config must be of type `bool` if specified, but got: "
                + type(concurrent)
                + ").");
      }
    }
  }

  /// Whether a model has a beginning; a text is a moment from now on.
  private boolean begins(Draft draft, Map<String, @Nullable Object> config) {
    @Nullable Object begin = config.get("begin");
    if (begin == null) {
      wrong(
          draft,
          "must provide a 'begin' (datetime) config that indicates the earliest timestamp the microbatch model should be built from.");
      return false;
    }
    if (begin instanceof String text) {
      try {
        config.put("begin", Window.moment(text));
      } catch (IllegalArgumentException e) {
        wrong(
            draft,
            "must provide a 'begin' config of valid datetime (ISO format), but got: " + text + ".");
        return false;
      }
    } else if (begin instanceof LocalDate day) {
      config.put("begin", day.atStartOfDay());
    } else if (!(begin instanceof LocalDateTime) && !(begin instanceof OffsetDateTime)) {
      wrong(draft, "must provide a 'begin' config of type datetime, but got: " + type(begin) + ".");
      return false;
    }
    return true;
  }

  private void inputs(Draft draft, Map<String, Draft> byId) {
    for (String id : new Fields(draft.map("depends_on")).texts("nodes")) {
      Draft input = byId.get(id);
      @Nullable Object column = input == null ? null : input.map("config").get("event_time");
      if (input != null && column != null && !(column instanceof String)) {
        wrong(
            draft,
            "depends on an input node '%s' with an 'event_time' config of invalid (non-string) type: %s."
                .formatted(input.name(), type(column)));
      }
    }
  }

  private static boolean readsEvents(Draft draft, Map<String, Draft> byId) {
    return new Fields(draft.map("depends_on"))
        .texts("nodes").stream()
            .map(byId::get)
            .anyMatch(input -> input != null && input.map("config").get("event_time") != null);
  }

  private void unfiltered(Draft draft) {
    warnings.accept(
        new Warning(
            "MicrobatchModelNoEventTimeInputs",
            "The microbatch model '%s' has no 'ref' or 'source' input with an 'event_time' configuration. \nThis means no filtering can be applied and can result in unexpected duplicate records in the resulting microbatch model."
                .formatted(draft.name())));
  }

  private static String type(Object value) {
    return switch (value) {
      case Long _ -> "<class 'int'>";
      case Double _ -> "<class 'float'>";
      case Boolean _ -> "<class 'bool'>";
      case String _ -> "<class 'str'>";
      case List<?> _ -> "<class 'list'>";
      case Map<?, ?> _ -> "<class 'dict'>";
      case LocalDate _ -> "<class 'datetime.date'>";
      default -> "<class 'datetime.datetime'>";
    };
  }

  private void wrong(Draft draft, String fact) {
    problems.add(
        new Failure.Config(
            "PARSE-069",
            "Microbatch model '" + draft.name() + "' " + fact,
            Location.file(draft.text("original_file_path")),
            "complete the configuration of " + draft.name()));
  }
}
