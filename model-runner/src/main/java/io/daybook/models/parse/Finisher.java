package io.daybook.models.parse;

import io.daybook.jinja.Template;
import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.None;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.draft.ConfigDefaults;
import io.daybook.models.draft.ConfigTypes;
import io.daybook.models.draft.Configs;
import io.daybook.models.draft.Draft;
import io.daybook.models.draft.Drafts;
import io.daybook.models.draft.PythonText;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Quoting;
import io.daybook.models.node.Relation;
import io.daybook.models.node.ResourceType;
import io.daybook.models.project.SourceFile;
import io.daybook.models.project.YamlRenderer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Gives a draft its final configuration and what follows from it: tags, the relation's name, the
/// references of its hooks. May be repeated when more is known.
final class Finisher {
  private static final Set<String> ACCESS = Set.of("private", "protected", "public");
  private final World world;
  private final Configs configs;

  Finisher(World world, Configs configs) {
    this.world = world;
    this.configs = configs;
  }

  void finish(Draft draft) {
    if (draft.type == ResourceType.MODEL && draft.text("language").equals("python")) {
      draft.patch.putIfAbsent("materialized", "table");
    }
    Map<String, @Nullable Object> config = configs.rendered(draft.said());
    ConfigTypes.check(draft, config);
    draft.fields.put("config", config);
    earlierTags(draft);
    copies(draft, new Fields(config));
    draft.fields.put(
        "unrendered_config",
        configs.unrendered(
            new Configs.Said(
                draft.type,
                draft.packageName,
                draft.fqn(),
                draft.unrenderedPatch,
                draft.unrenderedCall)));
    names(draft, new Fields(config));
    if (draft.type != ResourceType.TEST) {
      hooks(draft, new Fields(config));
    }
    if (draft.type == ResourceType.MODEL) {
      contract(draft);
    }
  }

  /// The tags that a resource has before its properties file is read come first in its list.
  private void earlierTags(Draft draft) {
    if (draft.patch.containsKey("tags")) {
      Configs.Said said = draft.said();
      Configs.Said before =
          new Configs.Said(said.type(), said.packageName(), said.fqn(), Map.of(), said.call());
      tags(draft, new Fields(configs.rendered(before)));
    }
  }

  private static void tags(Draft draft, Fields config) {
    for (String tag : config.texts("tags")) {
      if (!draft.list("tags").contains(tag)) {
        draft.list("tags").add(tag);
      }
    }
  }

  /// Names the relation of each export of a saved query, where the query does not name it.
  void exports(Draft query) {
    List<@Nullable Object> named = new ArrayList<>();
    for (Fields export : new Fields(query.fields).each("exports")) {
      Draft relation = new Draft(query.type, query.packageName);
      relation.fields.put("name", export.get("name"));
      Fields said = export.fields("config");
      names(relation, said);
      Fields config =
          said.with(
                  "schema_name",
                  said.has("schema_name") ? said.get("schema_name") : relation.fields.get("schema"))
              .with("alias", relation.fields.get("alias"))
              .with("database", relation.fields.get("database"));
      named.add(export.with("config", config.values()).values());
    }
    query.fields.put("exports", named);
  }

  /// What dbt also writes beside the configuration.
  private static void copies(Draft draft, Fields config) {
    tags(draft, config);
    if (!config.fields("meta").values().isEmpty()) {
      draft.fields.put("meta", config.get("meta"));
    }
    if (config.has("group")) {
      draft.fields.put("group", config.get("group"));
    }
    if (draft.type == ResourceType.MODEL) {
      if (!ACCESS.contains(config.text("access"))) {
        throw invalid(
            draft,
            "Node "
                + draft.id()
                + " has an invalid value ("
                + config.text("access")
                + ") for the access field",
            "use private, protected or public");
      }
      draft.fields.put("access", config.get("access"));
    }
    Fields docs = config.fields("docs");
    if (!docs.values().isEmpty()) {
      draft.fields.put("docs", ConfigDefaults.nulls(docs.values(), "show", "node_color"));
    }
    Fields contract = config.fields("contract");
    if (draft.fields.containsKey("contract")) {
      Map<String, @Nullable Object> full = Drafts.contract();
      full.putAll(contract.values());
      draft.fields.put("contract", full);
    }
  }

  private static FailureException invalid(Draft draft, String fact, String hint) {
    return new FailureException(
        new Failure.Config(
            "PARSE-031", fact, Location.file(draft.text("original_file_path")), hint));
  }

  private void names(Draft draft, Fields config) {
    @Nullable Object node = null;
    for (String component : new String[] {"database", "schema", "alias"}) {
      Macros.Found macro = macro(draft, component);
      if (macro == null || macro.own() == null) {
        draft.fields.put(component, standard(draft, component, config.get(component)));
      } else {
        node = node == null ? Plain.of(draft.fields) : node;
        draft.fields.put(component, generated(draft, macro, config.get(component), node));
      }
    }
    if (draft.type == ResourceType.SNAPSHOT) {
      for (String component : new String[] {"database", "schema"}) {
        if (!config.text("target_" + component).isEmpty()) {
          draft.fields.put(component, config.get("target_" + component));
        }
      }
    }
    draft.fields.put("relation_name", relation(draft, config));
  }

  /// The macro that makes a part of the name: the package's own, else the root project's.
  private Macros.@Nullable Found macro(Draft draft, String component) {
    String name = "generate_" + component + "_name";
    Macros.Found own = world.macros().inPackage(draft.packageName, name);
    return own == null ? world.macros().find(world.project().root().name(), name) : own;
  }

  private @Nullable Object standard(Draft draft, String component, @Nullable Object custom) {
    String said = custom == null ? "" : String.valueOf(custom).strip();
    return switch (component) {
      case "database" -> custom == null ? world.project().target().database() : said;
      case "schema" ->
          custom == null
              ? world.project().target().schema()
              : world.project().target().schema() + "_" + said;
      default -> {
        if (!said.isEmpty()) {
          yield said;
        }
        String version = draft.text("version");
        yield version.isEmpty() ? draft.name() : draft.name() + "_v" + version.replace('.', '_');
      }
    };
  }

  /// What the macro gives, null where it returns none.
  private @Nullable Object generated(
      Draft draft, Macros.Found macro, @Nullable Object custom, Object node) {
    ParseScope scope = ParseScope.ofName(world, macro);
    List<Object> given = new ArrayList<>();
    CallableValue keep = (_, a) -> given.add(a.at(0));
    scope.define("_custom", custom);
    scope.define("_node", node);
    scope.define("_macro", scope.callable(macro));
    scope.define("_keep", keep);
    try {
      NAME.render(scope);
    } catch (JinjaException e) {
      throw NodeFiles.mistake(draft, e);
    }
    Object name = given.getFirst();
    return name instanceof None ? null : String.valueOf(name).strip();
  }

  private static final Template NAME =
      Dialect.ENVIRONMENT.parse("{{ _keep(_macro(_custom, _node)) }}", "name");

  private @Nullable String relation(Draft draft, Fields config) {
    boolean kept =
        draft.type == ResourceType.TEST
            && (config.isTrue("store_failures") || world.project().flag("store_failures", false));
    boolean made =
        draft.type == ResourceType.FUNCTION
            || (draft.type.isRefable() && !config.text("materialized").equals("ephemeral"));
    if (!made && !kept) {
      return null;
    }
    Quoting quoting = world.project().quoting();
    return new Relation(draft.text("database"), draft.text("schema"), draft.text("alias"), quoting)
        .render();
  }

  /// Hooks may refer to other nodes too.
  private void hooks(Draft draft, Fields config) {
    for (String when : new String[] {"pre-hook", "post-hook"}) {
      for (Fields hook : config.each(when)) {
        String sql = hook.text("sql");
        if (YamlRenderer.isTemplate(sql)) {
          try {
            Dialect.ENVIRONMENT
                .parse(sql, draft.text("original_file_path"))
                .render(new ParseScope(world, draft.packageName, draft));
          } catch (JinjaException e) {
            throw NodeFiles.mistake(draft, e);
          }
        }
      }
    }
    Fields found = new Fields(draft.fields); // dbt's seeds have no lists of references
    if (draft.type == ResourceType.SEED
        && !(found.list("refs").isEmpty() && found.list("sources").isEmpty())) {
      throw new FailureException(
          new Failure.Config(
              "PARSE-070",
              "Seeds cannot depend on other nodes: a pre- or post-hook of '"
                  + draft.id()
                  + "' calls 'ref', 'source' or 'metric', itself or through a macro",
              Location.file(draft.text("original_file_path")),
              "take the reference out of the hook"));
    }
  }

  /// The hash of an enforced contract: names, types and constraints of the columns.
  private static void contract(Draft draft) {
    Map<String, @Nullable Object> contract = draft.map("contract");
    if (!Boolean.TRUE.equals(contract.get("enforced"))) {
      return;
    }
    if (draft.map("columns").isEmpty() && draft.fields.get("patch_path") != null) {
      throw invalid(
          draft,
          "Contract enforcement failed for: (" + draft.text("original_file_path") + ")",
          "Constraints must be defined in a `yml` schema configuration file like `schema.yml`");
    }
    primaryKeys(draft);
    StringBuilder state = new StringBuilder();
    for (Object value : new TreeMap<>(draft.map("columns")).values()) {
      Fields column = Fields.of(value);
      state.append('|').append(column.text("name"));
      state.append(PythonText.str(column.get("data_type")));
      state.append(constraints(column, "ColumnLevelConstraint"));
    }
    String materialized = Fields.of(draft.fields.get("config")).text("materialized");
    if (Set.of("table", "incremental").contains(materialized)) {
      state.append(materialized);
      state.append(constraints(new Fields(draft.fields), "ModelLevelConstraint"));
    }
    byte[] bytes = state.toString().getBytes(StandardCharsets.UTF_8);
    contract.put("checksum", SourceFile.checksum(bytes));
  }

  /// A primary key is one column's or the model's.
  private static void primaryKeys(Draft draft) {
    List<String> columns = new ArrayList<>();
    for (Object value : draft.map("columns").values()) {
      Fields column = Fields.of(value);
      if (isPrimaryKey(column)) {
        columns.add(column.text("name"));
      }
    }
    String where = "Primary key constraint error: (" + draft.text("original_file_path") + ")";
    if (columns.size() > 1) {
      throw invalid(
          draft,
          where,
          "Found "
              + columns.size()
              + " columns ("
              + PythonText.repr(columns)
              + ") with primary key constraints defined. Primary keys for multiple columns must be"
              + " defined as a model level constraint.");
    }
    if (!columns.isEmpty() && isPrimaryKey(new Fields(draft.fields))) {
      throw invalid(
          draft,
          where,
          "Primary key constraints defined at the model level and the columns level. Primary keys"
              + " can be defined at the model level or the column level, not both.");
    }
  }

  private static boolean isPrimaryKey(Fields constrained) {
    return constrained.each("constraints").stream()
        .anyMatch(constraint -> constraint.text("type").equals("primary_key"));
  }

  private static String constraints(Fields of, String kind) {
    java.util.StringJoiner all = new java.util.StringJoiner(", ", "[", "]");
    for (Fields constraint : of.each("constraints")) {
      java.util.StringJoiner one = new java.util.StringJoiner(", ", kind + "(", ")");
      new LinkedHashMap<>(constraint.values())
          .forEach((key, value) ->
              one.add(
                  key.equals("type")
                      ? "type=<ConstraintType." + value + ": '" + value + "'>"
                      : key + "=" + PythonText.repr(value)));
      all.add(one.toString());
    }
    return all.toString();
  }
}
