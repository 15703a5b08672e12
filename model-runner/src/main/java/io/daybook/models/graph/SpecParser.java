package io.daybook.models.graph;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.node.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads selections: words of the command line, definitions of `selectors.yml`.
final class SpecParser {
  static final Set<String> METHODS =
      Set.of(
          "fqn",
          "tag",
          "group",
          "access",
          "source",
          "path",
          "file",
          "package",
          "config",
          "test_name",
          "test_type",
          "resource_type",
          "state",
          "exposure",
          "metric",
          "result",
          "source_status",
          "version",
          "semantic_model",
          "saved_query",
          "unit_test",
          "selector");

  private static final Pattern CRITERION =
      Pattern.compile(
          "(?<at>@)?(?<parents>(?<parentsDepth>\\d*)\\+)?((?<method>[\\w.]+):)?"
              + "(?<value>.*?)(?<children>\\+(?<childrenDepth>\\d*))?",
          Pattern.UNIX_LINES);
  private static final List<String> EVERYTHING =
      List.of(
          "fqn:*",
          "source:*",
          "exposure:*",
          "metric:*",
          "semantic_model:*",
          "saved_query:*",
          "unit_test:*");

  private final Spec.Indirect indirect;

  SpecParser(String indirect) {
    this.indirect = indirect(indirect);
  }

  /// `--select` without `--exclude`.
  Spec commandLine(List<String> select, List<String> exclude) {
    Spec included = select.isEmpty() ? union(EVERYTHING, false) : union(select, true);
    return new Spec.Difference(List.of(included, union(exclude, true)));
  }

  private Spec union(List<String> words, boolean expected) {
    List<Spec> parts = new ArrayList<>();
    for (String word : words) {
      for (String one : word.split(" ", -1)) {
        List<Spec> all = new ArrayList<>();
        for (String part : one.split(",", -1)) {
          all.add(criterion(part));
        }
        parts.add(new Spec.Intersection(all, indirect, expected, one));
      }
    }
    return new Spec.Union(parts, indirect, false, String.join(" ", words));
  }

  private Spec.Criterion criterion(String raw) {
    Matcher match = CRITERION.matcher(raw);
    if (!match.matches()) {
      throw invalid(raw, "Invalid selector spec \"" + raw + "\"");
    }
    Spec.Relatives relatives =
        new Spec.Relatives(
            match.group("at") != null,
            match.group("parents") != null,
            depth(match.group("parentsDepth")),
            match.group("children") != null,
            depth(match.group("childrenDepth")));
    return criterion(raw, match.group("method"), match.group("value"), relatives, indirect);
  }

  private static Spec.Criterion criterion(
      String raw,
      @Nullable String method,
      Object value,
      Spec.Relatives relatives,
      Spec.Indirect indirect) {
    if (relatives.childrensParents() && relatives.children()) {
      throw invalid(
          raw, "Invalid node spec " + raw + " - \"@\" prefix and \"+\" suffix are incompatible");
    }
    String named = method == null ? suggested(String.valueOf(value)) : method;
    List<String> words = List.of(named.split("\\.", -1));
    if (!METHODS.contains(words.getFirst())) {
      throw invalid(raw, "'" + words.getFirst() + "' is not a valid method name");
    }
    return new Spec.Criterion(
        raw, words.getFirst(), words.subList(1, words.size()), value, relatives, indirect);
  }

  private static String suggested(String value) {
    if (value.indexOf('/') >= 0) {
      return "path";
    }
    String lower = value.toLowerCase(Locale.ROOT);
    return lower.endsWith(".sql") || lower.endsWith(".py") || lower.endsWith(".csv")
        ? "file"
        : "fqn";
  }

  private static @Nullable Integer depth(@Nullable Object digits) {
    String text = digits == null ? "" : String.valueOf(digits);
    return text.isEmpty() ? null : Integer.valueOf(text);
  }

  /// A definition of `selectors.yml` with every text as dbt writes it into the manifest: a map of
  /// method, value and what is set of the plus and at signs.
  static @Nullable Object expanded(@Nullable Object definition) {
    if (definition instanceof String text) {
      Spec.Criterion criterion = new SpecParser("eager").criterion(text);
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      if (criterion.relatives().childrensParents()) {
        map.put("childrens_parents", true);
      }
      if (criterion.relatives().parents()) {
        map.put("parents", true);
      }
      if (criterion.relatives().parentsDepth() != null) {
        map.put("parents_depth", String.valueOf(criterion.relatives().parentsDepth()));
      }
      List<String> method = new ArrayList<>(List.of(criterion.method()));
      method.addAll(criterion.arguments());
      map.put("method", String.join(".", method));
      map.put("value", criterion.value());
      if (criterion.relatives().children()) {
        map.put("children", true);
      }
      if (criterion.relatives().childrenDepth() != null) {
        map.put("children_depth", String.valueOf(criterion.relatives().childrenDepth()));
      }
      return map;
    }
    if (!(definition instanceof Map<?, ?> map)) {
      return definition;
    }
    Map<String, @Nullable Object> expanded = new LinkedHashMap<>();
    map.forEach((key, value) -> {
      boolean parts = value instanceof List<?> && !"value".equals(key);
      expanded.put(
          String.valueOf(key),
          parts
              ? Fields.of(Map.of("p", value)).list("p").stream().map(SpecParser::expanded).toList()
              : value);
    });
    if (expanded.size() == 1 && !(expanded.values().iterator().next() instanceof List<?>)) {
      Map.Entry<String, @Nullable Object> only = expanded.entrySet().iterator().next();
      Map<String, @Nullable Object> full = new LinkedHashMap<>();
      full.put("method", only.getKey());
      full.put("value", only.getValue());
      return full;
    }
    return expanded;
  }

  /// A definition of `selectors.yml`: text, `{method, value}`, `union`, `intersection`.
  Spec definition(@Nullable Object definition) {
    if (definition instanceof String text) {
      return criterion(text);
    }
    if (!(definition instanceof Map<?, ?>)) {
      throw invalid(
          String.valueOf(definition), "Expected to find union, intersection, str or dict");
    }
    Fields fields = Fields.of(definition);
    for (String operator : List.of("union", "intersection")) {
      if (fields.values().containsKey(operator)) {
        return operation(operator, fields.list(operator));
      }
    }
    if (fields.values().size() == 1) {
      Map.Entry<String, @Nullable Object> only = fields.values().entrySet().iterator().next();
      return criterion(
          String.valueOf(definition), only.getKey(), value(only.getValue()), NONE, indirect);
    }
    if (!fields.has("method") || !fields.values().containsKey("value")) {
      throw invalid(
          String.valueOf(definition),
          "Expected either 1 key or else \"method\" and \"value\" keys, but got "
              + fields.values().keySet());
    }
    Spec base = criterion(definition, fields);
    return fields.has("exclude") ? new Spec.Difference(List.of(base, excluded(fields))) : base;
  }

  private static final Spec.Relatives NONE = new Spec.Relatives(false, false, null, false, null);

  private Spec criterion(Object definition, Fields fields) {
    Spec.Relatives relatives =
        new Spec.Relatives(
            fields.isTrue("childrens_parents"),
            fields.isTrue("parents"),
            depth(fields.get("parents_depth")),
            fields.isTrue("children"),
            depth(fields.get("children_depth")));
    Spec.Indirect mode =
        fields.has("indirect_selection") ? indirect(fields.text("indirect_selection")) : indirect;
    return criterion(
        String.valueOf(definition),
        fields.text("method"),
        value(fields.get("value")),
        relatives,
        mode);
  }

  private Spec operation(String operator, List<@Nullable Object> definitions) {
    List<Spec> parts = new ArrayList<>();
    @Nullable Spec without = null;
    for (Object each : definitions) {
      if (each instanceof Map<?, ?> map
          && map.containsKey("exclude")
          && !map.containsKey("method")) {
        without = excluded(Fields.of(map));
      } else {
        parts.add(definition(each));
      }
    }
    Spec.Indirect eager = Spec.Indirect.EAGER;
    String raw = String.valueOf(definitions);
    Spec whole =
        operator.equals("union")
            ? new Spec.Union(parts, eager, false, raw)
            : new Spec.Intersection(parts, eager, false, raw);
    return without == null ? whole : new Spec.Difference(List.of(whole, without));
  }

  private Spec excluded(Fields fields) {
    List<Spec> parts = new ArrayList<>();
    for (Object each : fields.list("exclude")) {
      parts.add(definition(each));
    }
    return parts.size() == 1
        ? parts.getFirst()
        : new Spec.Union(parts, Spec.Indirect.EAGER, false, "exclude");
  }

  private static Object value(@Nullable Object value) {
    return value == null ? "" : value;
  }

  private static Spec.Indirect indirect(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "eager", "" -> Spec.Indirect.EAGER;
      case "cautious" -> Spec.Indirect.CAUTIOUS;
      case "buildable" -> Spec.Indirect.BUILDABLE;
      case "empty" -> Spec.Indirect.EMPTY;
      default -> throw invalid(text, "'" + text + "' is not a mode of indirect selection");
    };
  }

  static FailureException invalid(String raw, String fact) {
    return new FailureException(
        new Failure.Usage(
            "SELECT-001",
            fact,
            Location.NONE,
            "read docs/reference/models-selection.md; the selection was: " + raw));
  }
}
