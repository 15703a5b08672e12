package io.daybook.models.properties;

import io.daybook.models.draft.ConfigDefaults;
import io.daybook.models.draft.ConfigTypes;
import io.daybook.models.draft.Configs;
import io.daybook.models.draft.Draft;
import io.daybook.models.draft.Fqn;
import io.daybook.models.draft.Freshness;
import io.daybook.models.draft.Warning;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Quoting;
import io.daybook.models.node.Relation;
import io.daybook.models.node.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Sources: one draft per table, and their tests. An entry with `overrides` changes the source of a
/// package instead.
public final class Sources {
  private final Configs configs;
  private final String database;
  private final Quoting quoting;
  private final double createdAt;
  private final Consumer<Warning> warnings;
  private final Map<String, Entry> overrides = new LinkedHashMap<>();
  private final List<Entry> declared = new ArrayList<>();
  private final List<TestSpec> tests = new ArrayList<>();

  /// Collects sources.
  ///
  /// @param database where a source lies that does not say
  /// @param quoting of the project
  /// @param warnings hears what is odd
  public Sources(
      Configs configs,
      String database,
      Quoting quoting,
      double createdAt,
      Consumer<Warning> warnings) {
    this.configs = configs;
    this.database = database;
    this.quoting = quoting;
    this.createdAt = createdAt;
    this.warnings = warnings;
  }

  /// Takes an entry of `sources`.
  public void add(Entry entry) {
    if (!entry.fields().has("overrides")) {
      declared.add(entry);
      return;
    }
    String key = entry.fields().text("overrides") + "." + entry.name();
    Entry other = overrides.putIfAbsent(key, entry);
    if (other != null) {
      throw entry.mistake(
          "PARSE-025",
          "dbt found two schema.yml entries for the same source named %s in package %s. Sources may only be overridden a single time."
              .formatted(entry.name(), entry.fields().text("overrides")),
          "remove the entry for %s in one of these files: %s, %s"
              .formatted(key, other.file().originalFilePath(), entry.file().originalFilePath()));
    }
  }

  /// The tests of all tables made.
  public List<TestSpec> tests() {
    return tests;
  }

  /// Every table of every source, enabled or not; overrides of what nobody declares are told.
  public List<Draft> drafts() {
    unused();
    List<Draft> drafts = new ArrayList<>();
    for (Entry entry : declared) {
      Entry source = overridden(entry);
      for (Fields table : tables(entry)) {
        tests.addAll(TestSpecs.ofTable(source, table));
        drafts.add(draft(source, table));
      }
    }
    return drafts;
  }

  private void unused() {
    StringJoiner told = new StringJoiner("\n");
    told.add("During parsing, dbt encountered source overrides that had no target:");
    overrides.forEach((key, patch) -> {
      String file = " (in " + patch.file().originalFilePath() + ")";
      Optional<Entry> source =
          declared.stream()
              .filter(entry -> key.equals(entry.packageName() + "." + entry.name()))
              .findFirst();
      if (source.isEmpty()) {
        told.add("  - Source " + key + file);
        return;
      }
      Set<String> tables =
          source.get().fields().each("tables").stream()
              .map(table -> table.text("name"))
              .collect(Collectors.toSet());
      patch.fields().each("tables").stream()
          .map(table -> table.text("name"))
          .filter(table -> !tables.contains(table))
          .forEach(table -> told.add("  - Source table " + key + "." + table + file));
    });
    if (told.toString().contains("\n")) {
      warnings.accept(new Warning("UnusedTables", told + "\n"));
    }
  }

  private Entry overridden(Entry entry) {
    Entry patch = overrides.get(entry.packageName() + "." + entry.name());
    return patch == null ? entry : entry.with(over(entry.fields(), patch.fields(), "tables"));
  }

  private List<Fields> tables(Entry entry) {
    List<Fields> tables = new ArrayList<>();
    Entry patch = overrides.get(entry.packageName() + "." + entry.name());
    for (Fields table : entry.fields().each("tables")) {
      Fields changed = table;
      for (Fields other : patch == null ? List.<Fields>of() : patch.fields().each("tables")) {
        if (other.text("name").equals(table.text("name"))) {
          changed = over(table, other, "name");
        }
      }
      tables.add(changed);
    }
    return tables;
  }

  private static Fields over(Fields below, Fields above, String kept) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>(below.values());
    above
        .values()
        .forEach((key, value) -> {
          if (!key.equals(kept) && !key.equals("overrides") && value != null) {
            merged.put(key, value);
          }
        });
    return new Fields(merged);
  }

  private Draft draft(Entry entry, Fields table) {
    // One statement per key of the manifest, in its order.
    Fields source = entry.fields();
    Draft draft = new Draft(ResourceType.SOURCE, entry.packageName());
    String file = entry.file().originalFilePath();
    List<String> fqn = Fqn.prefix(entry.packageName(), entry.file().relativePath());
    fqn.add(entry.name());
    fqn.add(table.text("name"));
    draft.fields.put("fqn", new ArrayList<Object>(fqn));
    requireOneWay(entry, source, "source");
    requireOneWay(entry, table, "table");
    draft.patch = config(source, table);
    Map<String, @Nullable Object> config = configs.rendered(draft.said());
    warnOfUnknownAge(entry, table, new Fields(config));
    Map<String, @Nullable Object> f = draft.fields;
    f.clear();
    f.put("database", source.has("database") ? source.text("database") : database);
    f.put("schema", source.has("schema") ? source.text("schema") : entry.name());
    f.put("name", table.text("name"));
    f.put("resource_type", "source");
    f.put("package_name", entry.packageName());
    f.put("path", file);
    f.put("original_file_path", file);
    f.put(
        "unique_id",
        "source." + String.join(".", entry.packageName(), entry.name(), table.text("name")));
    f.put("fqn", new ArrayList<Object>(fqn));
    ConfigTypes.check(draft, config);
    f.put("source_name", entry.name());
    f.put("source_description", source.text("description"));
    f.put("loader", source.text("loader"));
    f.put("identifier", table.has("identifier") ? table.text("identifier") : table.text("name"));
    f.put("quoting", quoting(source, table));
    f.put("loaded_at_field", config.get("loaded_at_field"));
    f.put("loaded_at_query", config.get("loaded_at_query"));
    f.put("freshness", config.get("freshness"));
    f.put("external", external(table));
    f.put("description", table.text("description"));
    f.put("columns", Columns.of(entry, table.each("columns")));
    f.put("meta", config.get("meta"));
    f.put("source_meta", sourceMeta(source));
    f.put("tags", config.get("tags"));
    f.put("config", config);
    f.put("patch_path", null);
    f.put("unrendered_config", configs.unrendered(draft.said()));
    f.put("relation_name", relation(draft));
    f.put("created_at", createdAt);
    f.put("unrendered_database", entry.raw().get("database"));
    f.put("unrendered_schema", entry.raw().get("schema"));
    f.put("doc_blocks", new ArrayList<>());
    return draft;
  }

  private static void requireOneWay(Entry entry, Fields level, String name) {
    if (either(level, "loaded_at_field") != null && either(level, "loaded_at_query") != null) {
      throw entry.mistake(
          "PARSE-043",
          "Cannot specify both loaded_at_field and loaded_at_query at " + name + " level.",
          "keep one of them");
    }
  }

  private void warnOfUnknownAge(Entry entry, Fields table, Fields config) {
    if (Freshness.isLimit(config.fields("freshness"))
        && !config.has("loaded_at_field")
        && !config.has("loaded_at_query")) {
      warnings.accept(
          new Warning(
              "FreshnessConfigProblem",
              "The configured adapter does not support metadata-based freshness. A loaded_at_field must be specified for source '%s.%s'."
                  .formatted(entry.name(), table.text("name"))));
    }
  }

  private String relation(Draft draft) {
    return new Relation(
            draft.text("database"),
            draft.text("schema"),
            draft.text("identifier"),
            Quoting.of(new Fields(draft.fields).fields("quoting"), quoting))
        .render();
  }

  private static Map<String, @Nullable Object> sourceMeta(Fields source) {
    Map<String, @Nullable Object> meta = new LinkedHashMap<>(source.fields("meta").values());
    meta.putAll(source.fields("config").fields("meta").values());
    return meta;
  }

  private static Map<String, @Nullable Object> quoting(Fields source, Fields table) {
    Map<String, @Nullable Object> quoting = new LinkedHashMap<>();
    for (String part : List.of("database", "schema", "identifier", "column")) {
      Object said = table.fields("quoting").get(part);
      quoting.put(part, said == null ? source.fields("quoting").get(part) : said);
    }
    return quoting;
  }

  private static @Nullable Object external(Fields table) {
    if (!table.has("external")) {
      return null;
    }
    Fields said = table.fields("external");
    Map<String, @Nullable Object> external =
        ConfigDefaults.nulls(
            said.values(), "location", "file_format", "row_format", "tbl_properties");
    @Nullable List<@Nullable Object> partitions = null;
    if (said.has("partitions")) {
      partitions = new ArrayList<>();
      for (Object each : said.list("partitions")) {
        partitions.add(each instanceof Map<?, ?> ? partition(Fields.of(each)) : each);
      }
    }
    external.put("partitions", partitions);
    said.values().forEach(external::putIfAbsent);
    return external;
  }

  private static Map<String, @Nullable Object> partition(Fields said) {
    Map<String, @Nullable Object> partition = new LinkedHashMap<>();
    for (String key : List.of("name", "description", "data_type")) {
      partition.put(key, said.text(key));
    }
    partition.put("meta", said.fields("meta").values());
    said.values().forEach(partition::putIfAbsent);
    return partition;
  }

  /// What source and table configure together, the table's words over the source's.
  private static Map<String, @Nullable Object> config(Fields source, Fields table) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>(source.fields("config").values());
    config.putAll(table.fields("config").values());
    List<Freshness.Level> levels = new ArrayList<>();
    Map<String, @Nullable Object> meta = new LinkedHashMap<>();
    TreeSet<String> tags = new TreeSet<>();
    for (Fields level : List.of(source, source.fields("config"), table, table.fields("config"))) {
      levels.add(Freshness.Level.of(level));
      meta.putAll(level.fields("meta").values());
      tags.addAll(level.texts("tags"));
    }
    if (levels.stream().anyMatch(level -> level.isOff() || !level.said().values().isEmpty())) {
      config.put("freshness", Freshness.merged(levels));
    }
    loadedAt(source, table, config);
    config.put("meta", meta);
    config.put("tags", new ArrayList<Object>(tags));
    return config;
  }

  private static void loadedAt(Fields source, Fields table, Map<String, @Nullable Object> config) {
    boolean ofTable =
        table.values().containsKey("loaded_at_field")
            || table.fields("config").has("loaded_at_field");
    Fields field = ofTable ? table : source;
    config.put("loaded_at_field", either(field, "loaded_at_field"));
    Object query = either(table, "loaded_at_query");
    config.put(
        "loaded_at_query", query == null && !ofTable ? either(source, "loaded_at_query") : query);
  }

  private static @Nullable Object either(Fields fields, String key) {
    return fields.has(key) ? fields.get(key) : fields.fields("config").get(key);
  }
}
