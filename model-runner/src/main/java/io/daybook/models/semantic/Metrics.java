package io.daybook.models.semantic;

import io.daybook.models.node.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The keys that dbt gives to every metric: short forms are written out, what is not said is null.
/// Both forms are known: with `type_params`, and the newer one whose parameters stand at the top.
public final class Metrics {
  private static final List<String> PARAMETERS =
      List.of(
          "measure",
          "numerator",
          "denominator",
          "expr",
          "window",
          "grain_to_date",
          "conversion_type_params",
          "cumulative_type_params",
          "metric_aggregation_params",
          "fill_nulls_with",
          "is_private");

  private static final Set<String> TYPES =
      Set.of("simple", "ratio", "cumulative", "derived", "conversion");
  static final Set<String> GRAINS =
      Set.of(
          "nanosecond",
          "microsecond",
          "millisecond",
          "second",
          "minute",
          "hour",
          "day",
          "week",
          "month",
          "quarter",
          "year");
  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final Pattern WINDOW = Pattern.compile("\\d{1,9} \\S+");

  private Metrics() {}

  /// What dbt refuses in a metric as it was written, in dbt's words.
  public static Optional<String> problem(Fields written) {
    // The checks of dbt in dbt's order: the first that fails is the one that it reports.
    String name = written.text("name");
    List<String> errors = new ArrayList<>();
    if (name.contains(" ")) {
      errors.add("cannot contain spaces");
    }
    if (name.length() > 250) {
      errors.add("cannot contain more than 250 characters");
    }
    if (name.isEmpty() || !isLetter(name.charAt(0))) {
      errors.add("must begin with a letter");
    }
    if (!WORD.matcher(name).matches()) {
      errors.add("must contain only letters, numbers and underscores");
    }
    if (!errors.isEmpty()) {
      return Optional.of(
          "The metric name '" + name + "' is invalid.  It " + String.join(", ", errors));
    }
    String type = type(written);
    if (!TYPES.contains(type)) {
      return Optional.of("'" + type + "' is not a valid MetricType");
    }
    Fields parameters = written.fields("type_params");
    boolean first = written.has("type_params");
    if (first && !written.has("label")) {
      return Optional.of("'label' is a required property");
    }
    for (Fields place :
        List.of(
            written,
            parameters,
            parameters.fields("cumulative_type_params"),
            parameters.fields("conversion_type_params"))) {
      if (place.get("window") instanceof String window && !WINDOW.matcher(window).matches()) {
        return Optional.of(
            "Invalid window ("
                + window
                + ") in cumulative/conversion metric. Should be of the form `<count>"
                + " <granularity>`, e.g., `28 days`");
      }
    }
    return first ? incomplete(type, name, parameters) : incompleteNew(type, written);
  }

  private static String type(Fields written) {
    return written.has("type") ? written.text("type").toLowerCase(Locale.ROOT) : "simple";
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static Optional<String> incomplete(String type, String name, Fields parameters) {
    return switch (type) {
      case "simple" ->
          missing(
              !parameters.has("measure"),
              "Simple metric "
                  + name
                  + " should have a measure or agg type defined, but it does not.");
      case "ratio" ->
          missing(
              !parameters.has("numerator") || !parameters.has("denominator"),
              "Invalid ratio metric. Both a numerator and denominator must be specified");
      case "cumulative" ->
          missing(
              !parameters.has("measure"),
              "Cumulative metric "
                  + name
                  + " should have a measure or input_metric defined, but it does not.");
      case "conversion" ->
          missing(
              !parameters.fields("conversion_type_params").has("base_measure")
                  || !parameters.fields("conversion_type_params").has("conversion_measure"),
              "base_measure and conversion_measure are required for conversion metrics that use"
                  + " type_params.");
      default -> Optional.empty();
    };
  }

  private static Optional<String> incompleteNew(String type, Fields written) {
    if (written.has("agg")) {
      return Optional.of("simple metrics in v2 YAML must be attached to semantic_model");
    }
    return switch (type) {
      case "simple" ->
          missing(
              !written.has("metric_aggregation_params"), "Simple metrics must have an agg param.");
      case "ratio" ->
          missing(
              !written.has("numerator") || !written.has("denominator"),
              "Invalid ratio metric. Both a numerator and denominator must be specified");
      case "cumulative" ->
          missing(!written.has("input_metric"), "input_metric is required for cumulative metrics.");
      case "conversion" ->
          List.of("base_metric", "conversion_metric", "entity").stream()
              .filter(key -> !written.has(key))
              .findFirst()
              .map(key -> key + " is required for conversion metrics.");
      default -> Optional.empty();
    };
  }

  private static Optional<String> missing(boolean problem, String fact) {
    return problem ? Optional.of(fact) : Optional.empty();
  }

  /// Completes a metric as it was written. Its `input_measures` and what it depends on are filled
  /// when references are resolved.
  public static void complete(Map<String, @Nullable Object> metric) {
    Fields said = new Fields(metric);
    boolean first = said.has("type_params");
    metric.put("type", type(said));
    metric.put("type_params", first ? parameters(said) : newParameters(metric));
    metric.put("filter", Filters.of(said.get("filter")));
    metric.putIfAbsent("description", "");
    metric.putIfAbsent("label", said.text("name"));
    for (String key : List.of("metadata", "time_granularity")) {
      metric.putIfAbsent(key, null);
    }
    for (String key : List.of("sources", "metrics", "tags")) {
      metric.putIfAbsent(key, new ArrayList<>());
    }
    metric.put("group", said.fields("config").get("group"));
    Map<String, @Nullable Object> configured = said.fields("config").fields("meta").values();
    Map<String, @Nullable Object> own = first ? said.fields("meta").values() : Map.of();
    metric.put("meta", first && !configured.isEmpty() ? configured : own);
    metric.putIfAbsent("unrendered_config", new LinkedHashMap<String, @Nullable Object>());
  }

  private static Map<String, @Nullable Object> parameters(Fields said) {
    // One statement per key of the schema.
    Fields written = said.fields("type_params");
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    PARAMETERS.forEach(key -> parameters.put(key, null));
    parameters.put("measure", input(written.get("measure"), true));
    parameters.put("numerator", input(written.get("numerator"), false));
    parameters.put("denominator", input(written.get("denominator"), false));
    parameters.put("expr", written.has("expr") ? written.text("expr") : null);
    parameters.put("window", window(written.get("window")));
    parameters.put("grain_to_date", written.get("grain_to_date"));
    parameters.put("metrics", inputs(written.list("metrics")));
    if (written.has("conversion_type_params")) {
      Fields conversion = written.fields("conversion_type_params");
      Map<String, @Nullable Object> completed = conversion(conversion);
      completed.put("base_measure", input(conversion.get("base_measure"), true));
      completed.put("conversion_measure", input(conversion.get("conversion_measure"), true));
      parameters.put("conversion_type_params", completed);
    }
    if (type(said).equals("cumulative")) {
      Fields own = written.fields("cumulative_type_params");
      Map<String, @Nullable Object> cumulative = new LinkedHashMap<>();
      cumulative.put(
          "window", window(own.has("window") ? own.get("window") : written.get("window")));
      cumulative.put(
          "grain_to_date",
          own.has("grain_to_date") ? own.get("grain_to_date") : written.get("grain_to_date"));
      cumulative.put("period_agg", own.has("period_agg") ? own.get("period_agg") : "first");
      cumulative.put("metric", null);
      parameters.put("cumulative_type_params", cumulative);
    }
    parameters.put("join_to_timespine", false);
    parameters.put("input_measures", new ArrayList<>());
    return parameters;
  }

  /// The keys of the newer form move from the metric into its parameters.
  private static Map<String, @Nullable Object> newParameters(Map<String, @Nullable Object> metric) {
    Fields written = new Fields(new LinkedHashMap<>(metric));
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    PARAMETERS.forEach(key -> parameters.put(key, null));
    parameters.put("numerator", input(written.get("numerator"), false));
    parameters.put("denominator", input(written.get("denominator"), false));
    parameters.put("expr", written.has("expr") ? written.text("expr") : null);
    parameters.put("metric_aggregation_params", written.get("metric_aggregation_params"));
    parameters.put("metrics", inputs(written.list("input_metrics")));
    if (type(written).equals("conversion")) {
      Map<String, @Nullable Object> conversion = conversion(written);
      conversion.put("base_metric", input(written.get("base_metric"), false));
      conversion.put("conversion_metric", input(written.get("conversion_metric"), false));
      parameters.put("conversion_type_params", conversion);
    }
    if (type(written).equals("cumulative")) {
      Map<String, @Nullable Object> cumulative = new LinkedHashMap<>();
      cumulative.put("window", window(written.get("window")));
      cumulative.put("grain_to_date", written.get("grain_to_date"));
      cumulative.put("period_agg", written.has("period_agg") ? written.get("period_agg") : "first");
      cumulative.put("metric", input(written.get("input_metric"), false));
      parameters.put("cumulative_type_params", cumulative);
    }
    parameters.put("join_to_timespine", written.isTrue("join_to_timespine"));
    parameters.put("is_private", written.isTrue("hidden"));
    parameters.put("input_measures", new ArrayList<>());
    TOP.forEach(metric::remove);
    return parameters;
  }

  private static final List<String> TOP =
      List.of(
          "metric_aggregation_params",
          "hidden",
          "join_to_timespine",
          "fill_nulls_with",
          "expr",
          "window",
          "grain_to_date",
          "period_agg",
          "input_metric",
          "numerator",
          "denominator",
          "input_metrics",
          "entity",
          "calculation",
          "base_metric",
          "conversion_metric",
          "constant_properties");

  private static Map<String, @Nullable Object> conversion(Fields written) {
    Map<String, @Nullable Object> conversion = new LinkedHashMap<>();
    for (String key :
        List.of("base_measure", "conversion_measure", "base_metric", "conversion_metric")) {
      conversion.put(key, null);
    }
    conversion.put("entity", written.get("entity"));
    conversion.put(
        "calculation", written.has("calculation") ? written.get("calculation") : "conversion_rate");
    conversion.put("window", window(written.get("window")));
    conversion.put("constant_properties", written.get("constant_properties"));
    return conversion;
  }

  /// `30 days` is a count and a granularity.
  private static @Nullable Object window(@Nullable Object said) {
    if (!(said instanceof String text) || !WINDOW.matcher(text).matches()) {
      return said;
    }
    String[] parts = text.toLowerCase(Locale.ROOT).split(" ", -1);
    String grain = parts[1];
    boolean many = grain.endsWith("s") && GRAINS.contains(grain.substring(0, grain.length() - 1));
    Map<String, @Nullable Object> window = new LinkedHashMap<>();
    window.put("count", Long.parseLong(parts[0]));
    window.put("granularity", many ? grain.substring(0, grain.length() - 1) : grain);
    return window;
  }

  private static List<Object> inputs(List<?> named) {
    List<Object> inputs = new ArrayList<>();
    for (Object each : named) {
      Object input = input(each, false);
      if (input != null) {
        inputs.add(input);
      }
    }
    return inputs;
  }

  /// A measure or another metric that goes into this one.
  private static @Nullable Object input(@Nullable Object named, boolean measure) {
    if (named == null) {
      return null;
    }
    Map<String, @Nullable Object> input = new LinkedHashMap<>();
    Fields said =
        named instanceof Map<?, ?> map ? Fields.of(map) : Fields.of(Map.of("name", named));
    input.put("name", said.get("name"));
    input.put("filter", Filters.of(said.get("filter")));
    input.put("alias", said.get("alias"));
    if (measure) {
      input.put("join_to_timespine", said.isTrue("join_to_timespine"));
      input.put("fill_nulls_with", said.get("fill_nulls_with"));
    } else {
      input.put("offset_window", window(said.get("offset_window")));
      input.put("offset_to_grain", said.get("offset_to_grain"));
    }
    return input;
  }
}
