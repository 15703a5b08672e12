package io.daybook.models.properties;

import io.daybook.models.draft.ConfigDefaults;
import io.daybook.models.draft.ConfigTypes;
import io.daybook.models.draft.Configs;
import io.daybook.models.draft.Draft;
import io.daybook.models.draft.Drafts;
import io.daybook.models.draft.Fqn;
import io.daybook.models.node.Fields;
import io.daybook.models.node.ResourceType;
import io.daybook.models.semantic.Metrics;
import io.daybook.models.semantic.ModelSemantics;
import io.daybook.models.semantic.SavedQueries;
import io.daybook.models.semantic.SemanticModels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What exists only in properties files: exposures, groups, unit tests, and the semantic layer,
/// which is carried into the manifest and not used here.
public final class Declared {
  private static final List<String> OWNER = List.of("email", "name");
  private static final Pattern METRIC =
      Pattern.compile("\\s*metric\\s*\\(\\s*(?:'([^']*)'|\"([^\"]*)\")\\s*\\)\\s*");

  private final Configs configs;
  private final double createdAt;

  /// Makes drafts.
  public Declared(Configs configs, double createdAt) {
    this.configs = configs;
    this.createdAt = createdAt;
  }

  /// An exposure; what it depends on is written as calls of `ref` and `source`.
  public Draft exposure(Entry entry) {
    Draft draft = start(ResourceType.EXPOSURE, entry, entry.name());
    Fields said = entry.fields();
    draft.patch = new LinkedHashMap<>(said.fields("config").values());
    Map<String, @Nullable Object> config = configs.rendered(draft.said());
    ConfigTypes.check(draft, config);
    TreeSet<String> tags = new TreeSet<>(said.texts("tags"));
    tags.addAll(new Fields(config).texts("tags"));
    Map<String, @Nullable Object> meta = new LinkedHashMap<>(said.fields("meta").values());
    meta.putAll(new Fields(config).fields("meta").values());
    config.put("tags", new ArrayList<Object>(tags));
    config.put("meta", meta);
    Map<String, @Nullable Object> f = draft.fields;
    f.put("type", said.get("type"));
    f.put("owner", owner(said.fields("owner")));
    f.put("description", said.text("description"));
    f.put("label", said.get("label"));
    f.put("maturity", said.get("maturity"));
    f.put("meta", meta);
    f.put("tags", new ArrayList<Object>(tags));
    f.put("config", config);
    f.put("unrendered_config", configs.unrendered(draft.said()));
    f.put("url", said.get("url"));
    f.put("depends_on", Drafts.dependsOn("macros", "nodes"));
    for (String key : List.of("refs", "sources", "metrics")) {
      f.put(key, new ArrayList<>());
    }
    f.put("created_at", createdAt);
    for (String call : said.texts("depends_on")) {
      Matcher metric = METRIC.matcher(call);
      if (metric.matches()) {
        draft.list("metrics").add(List.of(metric.group(metric.group(1) == null ? 2 : 1)));
        continue;
      }
      Reference reference =
          Reference.parse(call)
              .orElseThrow(() ->
                  entry.mistake(
                      "PARSE-026",
                      "cannot read '" + call + "' in depends_on of exposure " + entry.name(),
                      "write ref('model'), source('source', 'table') or metric('name')"));
      reference.record(draft);
    }
    return draft;
  }

  /// A group of nodes with an owner.
  public Fields group(Entry entry) {
    Map<String, @Nullable Object> group = new LinkedHashMap<>();
    group.put("name", entry.name());
    group.put("resource_type", "group");
    group.put("package_name", entry.packageName());
    group.put("path", entry.file().relativePath());
    group.put("original_file_path", entry.file().originalFilePath());
    group.put("unique_id", "group." + entry.packageName() + "." + entry.name());
    group.put("owner", owner(entry.fields().fields("owner")));
    group.put("description", entry.fields().get("description"));
    Draft said = start(ResourceType.GROUP, entry, entry.name());
    said.patch = new LinkedHashMap<>(entry.fields().fields("config").values());
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("meta", new Fields(configs.rendered(said.said())).fields("meta").values());
    group.put("config", config);
    return new Fields(group);
  }

  /// A metric, semantic model or saved query, with the keys that every resource has.
  public Draft semantic(Entry entry) {
    // The keys that all three have, then those of each.
    ResourceType type =
        switch (entry.key()) {
          case "metrics" -> ResourceType.METRIC;
          case "semantic_models" -> ResourceType.SEMANTIC_MODEL;
          default -> ResourceType.SAVED_QUERY;
        };
    Draft draft = start(type, entry, entry.name());
    entry.fields().values().forEach(draft.fields::putIfAbsent);
    draft.patch = new LinkedHashMap<>(entry.fields().fields("config").values());
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("enabled", true);
    config.put("group", null);
    config.put("meta", new LinkedHashMap<String, @Nullable Object>());
    config.putAll(configs.rendered(draft.said()));
    ConfigTypes.check(draft, config);
    if (type == ResourceType.SEMANTIC_MODEL) {
      draft.fields.put("depends_on", null); // stands before the configuration, here alone
    }
    draft.fields.put("config", config);
    draft.fields.put("unrendered_config", configs.unrendered(draft.said()));
    draft.fields.put("depends_on", Drafts.dependsOn("macros", "nodes"));
    draft.fields.put("refs", new ArrayList<>());
    draft.fields.put("created_at", createdAt);
    switch (type) {
      case METRIC -> {
        refuse(entry, Metrics.problem(entry.fields()));
        Metrics.complete(draft.fields);
      }
      case SEMANTIC_MODEL -> SemanticModels.complete(draft.fields);
      default -> SavedQueries.complete(draft.fields);
    }
    Reference.parse(entry.fields().text("model")).ifPresent(reference -> reference.record(draft));
    return draft;
  }

  /// The semantic model and the metrics that stand in the properties of a model.
  public List<Draft> semantics(Entry model) {
    refuse(model, ModelSemantics.problem(model.fields()));
    List<Draft> drafts = new ArrayList<>();
    ModelSemantics.semanticModel(model.fields())
        .ifPresent(found -> drafts.add(semantic(model.as("semantic_models", found))));
    ModelSemantics.metrics(model.fields())
        .forEach(metric -> drafts.add(semantic(model.as("metrics", metric))));
    return drafts;
  }

  private static void refuse(Entry entry, Optional<String> problem) {
    if (problem.isPresent()) {
      throw entry.mistake(
          "PARSE-071",
          "Invalid %s config given in %s @ %s: '%s' - %s"
              .formatted(
                  entry.key(),
                  entry.file().originalFilePath(),
                  entry.key(),
                  entry.name(),
                  problem.get()),
          "correct the " + (entry.key().equals("metrics") ? "metric" : "properties of the model"));
    }
  }

  /// The metrics that measures of a semantic model stand for.
  public List<Draft> metrics(Entry entry) {
    return SemanticModels.metrics(entry.fields()).stream()
        .map(metric -> semantic(entry.as("metrics", metric)))
        .toList();
  }

  Draft start(ResourceType type, Entry entry, String name) {
    Draft draft = new Draft(type, entry.packageName());
    Map<String, @Nullable Object> f = draft.fields;
    f.put("name", name);
    f.put("resource_type", type.key());
    f.put("package_name", entry.packageName());
    f.put("path", entry.file().relativePath());
    f.put("original_file_path", entry.file().originalFilePath());
    f.put("unique_id", type.key() + "." + entry.packageName() + "." + name);
    f.put(
        "fqn",
        new ArrayList<Object>(Fqn.of(entry.packageName(), entry.file().relativePath(), name)));
    return draft;
  }

  private static Map<String, @Nullable Object> owner(Fields said) {
    Map<String, @Nullable Object> owner =
        ConfigDefaults.nulls(said.values(), OWNER.toArray(String[]::new));
    said.values().forEach(owner::putIfAbsent);
    return owner;
  }
}
