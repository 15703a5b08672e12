package io.daybook.models.properties;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.draft.PythonText;
import io.daybook.models.draft.Warning;
import io.daybook.models.memory.Memory;
import io.daybook.models.node.Fields;
import io.daybook.models.project.SourceFile;
import io.daybook.models.project.Yaml;
import io.daybook.models.project.YamlDocument;
import io.daybook.models.project.YamlRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads properties files into entries and renders what dbt renders: not descriptions, tests, hooks
/// and filters, which are rendered when they are used.
public final class PropertyFiles {
  /// The lists in dbt's order of reading.
  private static final List<String> KEYS =
      List.of(
          "models",
          "seeds",
          "snapshots",
          "sources",
          "macros",
          "data_tests",
          "analyses",
          "exposures",
          "functions",
          "metrics",
          "groups",
          "semantic_models",
          "unit_tests",
          "saved_queries");

  private static final Set<String> LATE =
      Set.of("tests", "data_tests", "description", "loaded_at_query");
  private static final Set<String> LATE_INSIDE = Set.of("tests", "data_tests", "description");
  private static final Set<String> WITH_PARTS =
      Set.of("columns", "dimensions", "measures", "entities", "metrics");

  private PropertyFiles() {}

  /// All entries of one file.
  ///
  /// @param memory of earlier parses: a file that it knows has no places
  /// @param warnings hears of keys that stand twice
  /// @throws FailureException if the file is not what dbt accepts
  public static List<Entry> read(
      SourceFile file, YamlRenderer renderer, Memory memory, Consumer<Warning> warnings) {
    YamlDocument document = document(file, memory);
    document
        .places()
        .twice()
        .forEach(key ->
            warnings.accept(
                Warning.duplicateKey(
                    key.name(), key.line(), key.column(), file.originalFilePath())));
    if (document.root() == null) {
      return List.of();
    }
    if (!(document.root() instanceof Map<?, ?>)) {
      throw invalid(
          document.at(document.root()),
          "Contents of file '" + file.originalFilePath() + "' are not valid. Dictionary expected.");
    }
    boolean templates = isChanged(file.content());
    List<Entry> entries = new ArrayList<>();
    for (String key : KEYS) {
      for (Map<?, ?> item : items(document, key)) {
        Fields raw = Fields.of(item);
        Fields fields =
            templates
                ? new Fields(renderer.renderAll(raw.values(), path -> isRendered(key, path)))
                : raw;
        Entry entry = new Entry(key, file, document.at(item), raw, fields);
        EntryForms.problem(key, fields.values())
            .ifPresent(problem -> {
              throw entry.mistake(
                  "PARSE-002",
                  "Invalid " + key + " config given for '" + entry.name() + "' - " + problem,
                  "write the file as dbt's properties files are written");
            });
        entries.add(entry);
      }
    }
    return entries;
  }

  /// Whether rendering may change a text of the file: a template, or one that ends a line.
  private static boolean isChanged(String content) {
    return YamlRenderer.isTemplate(content)
        || content.contains("|")
        || content.contains(">")
        || content.contains("\\n");
  }

  /// The file as YAML. One with a key twice is not remembered, because the warning says where.
  private static YamlDocument document(SourceFile file, Memory memory) {
    String key = Memory.key("yaml", file.content());
    Optional<Object> known = memory.recall(key);
    if (known.isPresent()) {
      return new YamlDocument(file.originalFilePath(), known.get(), new YamlDocument.Places());
    }
    YamlDocument document = Yaml.read(file.originalFilePath(), file.content());
    if (document.root() != null && document.places().twice().isEmpty()) {
      memory.keep(key, document.root());
    }
    return document;
  }

  private static List<Map<?, ?>> items(YamlDocument document, String key) {
    if (!document.map().containsKey(key)) {
      return List.of();
    }
    @Nullable Object value = document.map().get(key);
    if (!(value instanceof List<?> list)) {
      throw invalid(document.at(document.root()), "the value of '" + key + "' is not a list");
    }
    List<Map<?, ?>> items = new ArrayList<>();
    for (Object item : list) {
      if (!(item instanceof Map<?, ?> map)) {
        throw invalid(document.at(list), "a list element for '" + key + "' is not a dictionary");
      }
      if (!map.containsKey("name") && !map.containsKey("model")) {
        throw invalid(
            document.at(map), "a list element for '" + key + "' does not have a name attribute");
      }
      Object name = map.get("name");
      if (map.containsKey("name") && !(name instanceof String)) {
        throw invalid(
            document.at(map),
            "at path ['name']: " + PythonText.repr(name) + " is not of type 'string'");
      }
      items.add(map);
    }
    return items;
  }

  private static FailureException invalid(Location at, String fact) {
    return new FailureException(
        new Failure.Config(
            "PARSE-002", fact, at, "write the file as dbt's properties files are written"));
  }

  private static boolean isRendered(String key, List<Object> path) {
    if (path.isEmpty()) {
      return true;
    }
    String first = String.valueOf(path.getFirst());
    return switch (key) {
      case "sources" ->
          !first.equals("description")
              && !first.equals("loaded_at_query")
              && !(path.size() > 1
                  && first.equals("config")
                  && path.get(1).equals("loaded_at_query"))
              && !(first.equals("tables")
                  && isLate(path.subList(Math.min(2, path.size()), path.size())));
      case "macros" -> !isLate(first.equals("arguments") ? path.subList(1, path.size()) : path);
      case "metrics" -> !isFilter(path) && !isLate(path);
      case "saved_queries" ->
          !(first.equals("query_params") && path.size() > 1 && path.get(1).equals("where"))
              && !isLate(path);
      default -> !(first.equals("metrics") && isFilter(path)) && !isLate(path);
    };
  }

  private static boolean isFilter(List<Object> path) {
    return path.getLast().equals("filter")
        || (path.size() > 1 && path.get(path.size() - 2).equals("filter"));
  }

  /// True for what is rendered later.
  private static boolean isLate(List<Object> path) {
    int size = path.size();
    if (size == 0) {
      return false;
    }
    Object first = path.getFirst();
    if (LATE.contains(first)
        || (size == 2 && LATE.contains(path.get(1)))
        || (size == 5 && path.get(4).equals("description"))) {
      return true;
    }
    if (size >= 2
        && first.equals("config")
        && Set.of("pre_hook", "post_hook", "loaded_at_query").contains(path.get(1))) {
      return true;
    }
    if (size >= 3 && first.equals("versions")) {
      return LATE_INSIDE.contains(path.get(2))
          || (size >= 5 && path.get(2).equals("columns") && LATE_INSIDE.contains(path.get(4)));
    }
    if (size >= 4 && first.equals("derived_semantics")) {
      return LATE_INSIDE.contains(path.get(3));
    }
    return size >= 3 && WITH_PARTS.contains(first) && LATE_INSIDE.contains(path.get(2));
  }
}
