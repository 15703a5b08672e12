package io.daybook.models.properties;

import io.daybook.models.draft.ConfigMerge;
import io.daybook.models.draft.Draft;
import io.daybook.models.draft.Index;
import io.daybook.models.draft.Warning;
import io.daybook.models.node.Fields;
import io.daybook.models.node.ResourceType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Applies what properties files say of models, seeds, snapshots, analyses, functions and singular
/// tests to the nodes that stand in files of their own, and collects the tests declared there.
public final class Patches {
  private final Index index;
  private final Consumer<Warning> warnings;
  private final List<TestSpec> tests = new ArrayList<>();
  private final Functions functions;

  /// Patches the drafts of an index.
  public Patches(Index index, Consumer<Warning> warnings) {
    this.index = index;
    this.warnings = warnings;
    this.functions = new Functions(index);
  }

  /// The tests declared so far.
  public List<TestSpec> tests() {
    return tests;
  }

  /// Applies one entry.
  public void apply(Entry entry) {
    switch (entry.key()) {
      case "models" -> model(entry);
      case "seeds" -> tested(entry, ResourceType.SEED);
      case "snapshots" -> tested(entry, ResourceType.SNAPSHOT);
      case "analyses" -> first(entry, index.ofType(entry.name(), ResourceType.ANALYSIS));
      case "functions" -> first(entry, index.ofType(entry.name(), ResourceType.FUNCTION));
      case "data_tests" -> first(entry, index.ofType(entry.name(), ResourceType.TEST));
      default -> throw new IllegalArgumentException("no patch: " + entry.key());
    }
  }

  private void model(Entry entry) {
    List<Fields> versions = entry.fields().each("versions");
    if (versions.isEmpty()) {
      tested(entry, ResourceType.MODEL);
      return;
    }
    Versions of = new Versions(entry, versions);
    for (Fields version : versions) {
      List<Fields> columns = of.columns(version);
      @Nullable Draft draft = of.draft(index, version);
      if (draft == null) {
        unknown(entry, of.fileName(version));
      } else {
        of.rename(index, draft, version);
        patch(of.merged(version, columns), draft);
        draft.fields.put("version", version.get("v"));
        draft.fields.put("latest_version", of.latest());
        draft.fields.put("deprecation_date", moment(version.get("deprecation_date")));
      }
      tests.addAll(TestSpecs.of(entry, of.v(version), columns, of.tests(version)));
    }
  }

  private void tested(Entry entry, ResourceType type) {
    tests.addAll(TestSpecs.of(entry));
    @Nullable Draft found = index.refable(entry.name(), entry.packageName());
    if (found == null) {
      found = index.refable(entry.name(), null);
    }
    if (found == null) {
      first(entry, index.ofType(entry.name(), type));
    } else if (found.type != type) {
      warnings.accept(
          new Warning(
              "WrongResourceSchemaFile",
              "'"
                  + entry.name()
                  + "' is a "
                  + found.type.key()
                  + " node, but it is specified in the "
                  + entry.key()
                  + " section of "
                  + entry.file().originalFilePath()
                  + ".\nTo fix this error, place the `"
                  + entry.name()
                  + "` specification under the "
                  + found.type.plural()
                  + " key instead."));
    } else {
      patch(entry, found);
    }
  }

  /// Patches the first of several nodes; more than one means that all are switched off.
  private void first(Entry entry, List<Draft> found) {
    if (found.isEmpty()) {
      unknown(entry, entry.name());
      return;
    }
    boolean ambiguous = found.size() > 1 && !found.getFirst().isEnabled();
    if (ambiguous && Boolean.TRUE.equals(entry.config().get("enabled"))) {
      throw entry.mistake(
          "PARSE-015",
          "Found "
              + found.size()
              + " matching disabled nodes for "
              + found.getFirst().type.key()
              + " '"
              + entry.name()
              + "'. Multiple nodes for the same unique id cannot be enabled in the schema file",
          "enable one in dbt_project.yml or in its SQL file");
    }
    (ambiguous ? found : found.subList(0, 1)).forEach(draft -> patch(entry, draft));
  }

  private void unknown(Entry entry, String name) {
    warnings.accept(
        new Warning(
            "NoNodeForYamlKey",
            "Did not find matching node for patch with name '"
                + name
                + "' in the '"
                + entry.key()
                + "' section of file '"
                + entry.file().originalFilePath()
                + "'"));
  }

  private void patch(Entry entry, Draft draft) {
    if (draft.fields.get("patch_path") != null) {
      throw entry.mistake(
          "PARSE-016",
          "dbt found two schema.yml entries for the same resource named "
              + entry.name()
              + ": in "
              + draft.text("patch_path").replaceFirst(".*://", "")
              + " and in "
              + entry.file().originalFilePath(),
          "remove one of them: resources and their columns may only be described once");
    }
    draft.fields.put("patch_path", entry.patchPath());
    draft.fields.put("description", entry.fields().text("description"));
    if (draft.type != ResourceType.TEST) {
      draft.fields.put("columns", Columns.of(entry, entry.fields().each("columns")));
    }
    draft.patch = new LinkedHashMap<>(entry.config().values());
    draft.unrenderedPatch =
        ConfigMerge.deep(entry.config().values(), entry.raw().fields("config").values());
    if (draft.type == ResourceType.FUNCTION) {
      functions.patch(entry, draft);
    }
    if (draft.type == ResourceType.MODEL) {
      draft.fields.put(
          "constraints", Columns.constraints(entry, entry.fields().each("constraints"), true));
      draft.fields.put("deprecation_date", moment(entry.fields().get("deprecation_date")));
      draft.fields.put("time_spine", timeSpine(entry.fields()));
      foreignKeys(draft, entry);
    }
  }

  private static void foreignKeys(Draft draft, Entry entry) {
    List<@Nullable Object> constraints = new ArrayList<>(draft.list("constraints"));
    for (Object column : draft.map("columns").values()) {
      constraints.addAll(Fields.of(column).list("constraints"));
    }
    for (Object each : constraints) {
      Fields constraint = Fields.of(each);
      if (constraint.text("type").equals("foreign_key") && constraint.has("to")) {
        Reference.parse(constraint.text("to"))
            .orElseThrow(() ->
                entry.mistake(
                    "PARSE-066",
                    "Invalid 'ref' or 'source' syntax on foreign key constraint 'to' on model "
                        + "%s: %s.".formatted(draft.name(), constraint.text("to")),
                    "write ref('model') or source('name', 'table'), in quotes if it has a comma"))
            .record(draft);
      }
    }
  }

  private static @Nullable Object timeSpine(Fields fields) {
    if (!fields.has("time_spine")) {
      return null;
    }
    Fields said = fields.fields("time_spine");
    Map<String, @Nullable Object> spine = new LinkedHashMap<>();
    spine.put("standard_granularity_column", said.get("standard_granularity_column"));
    List<@Nullable Object> custom = new ArrayList<>();
    for (Fields each : said.each("custom_granularities")) {
      Map<String, @Nullable Object> granularity = new LinkedHashMap<>();
      granularity.put("name", each.get("name"));
      granularity.put("column_name", each.get("column_name"));
      custom.add(granularity);
    }
    spine.put("custom_granularities", custom);
    return spine;
  }

  /// A date as dbt writes it: midnight in UTC.
  static @Nullable String moment(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case LocalDate date -> date + "T00:00:00+00:00";
      case LocalDateTime moment -> seconds(moment) + "+00:00";
      case OffsetDateTime moment ->
          seconds(moment.toLocalDateTime())
              + (moment.getOffset().getId().equals("Z") ? "+00:00" : moment.getOffset().getId());
      case String text -> read(text);
      default -> null;
    };
  }

  /// A moment that is written as a text, null where it is none.
  private static @Nullable String read(String text) {
    String written = text.strip().replaceFirst("^(\\S+) +(?=\\d)", "$1T");
    try {
      return written.matches("\\d{4}-\\d{2}-\\d{2}")
          ? moment(LocalDate.parse(written))
          : written.matches(".*(Z|[+-]\\d{2}:\\d{2})")
              ? moment(OffsetDateTime.parse(written))
              : moment(LocalDateTime.parse(written));
    } catch (DateTimeParseException _) {
      return null;
    }
  }

  private static String seconds(LocalDateTime moment) {
    return java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").format(moment);
  }
}
