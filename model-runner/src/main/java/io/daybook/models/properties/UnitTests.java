package io.daybook.models.properties;

import io.daybook.models.draft.ConfigDefaults;
import io.daybook.models.draft.Configs;
import io.daybook.models.draft.Draft;
import io.daybook.models.draft.Drafts;
import io.daybook.models.draft.Fqn;
import io.daybook.models.draft.PythonText;
import io.daybook.models.node.Fields;
import io.daybook.models.node.ResourceType;
import io.daybook.models.project.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Unit tests: what is given to a model and what it must make of it.
public final class UnitTests {
  private final Configs configs;
  private final Declared declared;
  private final double createdAt;
  private final Map<String, SourceFile> fixtures = new HashMap<>();

  /// Makes drafts.
  public UnitTests(Configs configs, double createdAt) {
    this.configs = configs;
    this.declared = new Declared(configs, createdAt);
    this.createdAt = createdAt;
  }

  /// Takes a file of `tests/fixtures`.
  public void fixture(SourceFile file) {
    fixtures.put(file.packageName() + "." + file.stem(), file);
  }

  /// The unit test of an entry.
  public Draft draft(Entry entry) {
    Fields said = entry.fields();
    String model = said.text("model");
    Draft start = declared.start(ResourceType.UNIT_TEST, entry, entry.name());
    Draft draft = new Draft(ResourceType.UNIT_TEST, entry.packageName());
    Map<String, @Nullable Object> f = draft.fields;
    f.put("model", model);
    List<@Nullable Object> given = new ArrayList<>();
    for (Fields input : said.each("given")) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("input", input.get("input"));
      one.putAll(rows(entry, input));
      given.add(one);
    }
    f.put("given", given);
    f.put("expect", rows(entry, said.fields("expect")));
    f.putAll(start.fields);
    String file = entry.file().originalFilePath();
    List<String> fqn = Fqn.prefix(entry.packageName(), file.substring(file.indexOf('/') + 1));
    fqn.add(model);
    fqn.add(entry.name());
    f.put("unique_id", String.join(".", "unit_test", entry.packageName(), model, entry.name()));
    f.put("fqn", new ArrayList<Object>(fqn));
    f.put("description", said.text("description"));
    f.put("overrides", overrides(said));
    f.put("depends_on", Drafts.dependsOn("macros", "nodes"));
    draft.patch = new LinkedHashMap<>(said.fields("config").values());
    f.put("config", configs.rendered(draft.said()));
    String content = model + PythonText.repr(given) + PythonText.repr(f.get("expect"));
    f.put("checksum", SourceFile.checksum(content.getBytes(StandardCharsets.UTF_8)));
    f.put("schema", null);
    f.put("created_at", createdAt);
    f.put("versions", said.get("versions"));
    f.put("version", null);
    return draft;
  }

  private static @Nullable Object overrides(Fields said) {
    if (!said.has("overrides")) {
      return null;
    }
    Map<String, @Nullable Object> overrides = new LinkedHashMap<>();
    for (String key : List.of("macros", "vars", "env_vars")) {
      overrides.put(key, said.fields("overrides").fields(key).values());
    }
    return overrides;
  }

  private Map<String, @Nullable Object> rows(Entry entry, Fields said) {
    // Rows stand in place or in a file; either way in one of three formats.
    String format = said.has("format") ? said.text("format") : "dict";
    @Nullable Object rows = said.get("rows");
    if (said.has("fixture")) {
      SourceFile file = fixtures.get(entry.packageName() + "." + said.text("fixture"));
      if (file == null) {
        throw entry.mistake(
            "PARSE-027",
            "File not found for fixture '"
                + said.text("fixture")
                + "' in unit tests in "
                + entry.file().originalFilePath(),
            "put it into tests/fixtures");
      }
      rows = file.content();
    }
    if (format.equals("csv") && rows instanceof String text) {
      rows = csv(text);
    }
    if (rows == null && format.equals("dict")) {
      rows = new ArrayList<>();
    }
    if (rows instanceof List<?> list && !format.equals("sql")) {
      rows = fullestFirst(list);
    }
    Map<String, @Nullable Object> all = ConfigDefaults.nulls(Map.of(), "rows", "format", "fixture");
    all.put("rows", rows);
    all.put("format", format);
    all.put("fixture", said.get("fixture"));
    return all;
  }

  /// The first row without a null changes places with the first, so that types can be seen.
  private static List<@Nullable Object> fullestFirst(List<?> rows) {
    List<@Nullable Object> ordered = new ArrayList<>(rows);
    for (int i = 0; i < ordered.size(); i++) {
      if (!Fields.of(ordered.get(i)).values().containsValue(null)) {
        Object first = ordered.get(0);
        ordered.set(0, ordered.get(i));
        ordered.set(i, first);
        break;
      }
    }
    return ordered;
  }

  private static List<@Nullable Object> csv(String text) {
    List<@Nullable Object> rows = new ArrayList<>();
    List<String> header = List.of();
    for (String line : text.strip().split("\n", -1)) {
      if (line.isBlank()) {
        continue;
      }
      List<String> cells = cells(line);
      if (header.isEmpty()) {
        header = cells;
        continue;
      }
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      for (int i = 0; i < header.size(); i++) {
        String cell = i < cells.size() ? cells.get(i) : "";
        row.put(header.get(i), cell.isEmpty() ? null : cell);
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
