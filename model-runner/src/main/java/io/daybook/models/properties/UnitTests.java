package io.daybook.models.properties;

import io.daybook.kernel.failure.FailureException;
import io.daybook.models.draft.ConfigDefaults;
import io.daybook.models.draft.Configs;
import io.daybook.models.draft.Draft;
import io.daybook.models.draft.Drafts;
import io.daybook.models.draft.Fqn;
import io.daybook.models.draft.Index;
import io.daybook.models.draft.PythonText;
import io.daybook.models.node.Fields;
import io.daybook.models.node.ResourceType;
import io.daybook.models.project.SourceFile;
import io.daybook.models.project.SourceFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Unit tests: what is given to a model and what it must make of it.
public final class UnitTests {
  /// The formats of rows as Python prints them.
  private static final Map<Object, String> FORMATS =
      Map.of(
          "dict", "<UnitTestFormat.Dict: 'dict'>",
          "csv", "<UnitTestFormat.CSV: 'csv'>",
          "sql", "<UnitTestFormat.SQL: 'sql'>");

  private final Configs configs;
  private final Declared declared;
  private final double createdAt;
  private final Index index;
  private final Map<String, SourceFile> fixtures = new HashMap<>();

  /// Makes drafts.
  ///
  /// @param index knows the seeds
  public UnitTests(Configs configs, double createdAt, Index index) {
    this.configs = configs;
    this.index = index;
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
      one.putAll(rows(entry, input, "input"));
      given.add(one);
    }
    f.put("given", given);
    f.put("expect", rows(entry, said.fields("expect"), "expected"));
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
    f.put("versions", versions(entry));
    byte[] content = content(new Fields(f)).getBytes(StandardCharsets.UTF_8);
    f.put("checksum", SourceFile.checksum(content));
    f.put("schema", null);
    f.put("created_at", createdAt);
    f.put("version", null);
    return draft;
  }

  /// What dbt's checksum of a unit test is made of: its parts as Python prints dbt's own objects.
  private static String content(Fields test) {
    List<String> given = new ArrayList<>();
    StringBuilder rows = new StringBuilder();
    for (Fields input : test.each("given")) {
      given.add(printed("UnitTestInputFixture", input));
      if (input.has("fixture")) {
        rows.append('-').append(PythonText.str(input.get("rows")));
      }
    }
    return "%s-%s-[%s]-%s-%s%s"
        .formatted(
            test.text("model"),
            printed("UnitTestNodeVersions", test, "versions"),
            String.join(", ", given),
            printed("UnitTestOutputFixture", test.fields("expect")),
            printed("UnitTestOverrides", test, "overrides"),
            rows);
  }

  private static String printed(String type, Fields test, String key) {
    return test.has(key) ? printed(type, test.fields(key)) : "None";
  }

  private static String printed(String type, Fields object) {
    List<String> parts = new ArrayList<>();
    object
        .values()
        .forEach((key, value) ->
            parts.add(
                key
                    + "="
                    + (key.equals("format")
                        ? FORMATS.getOrDefault(value, "None")
                        : PythonText.repr(value))));
    return type + "(" + String.join(", ", parts) + ")";
  }

  private static @Nullable Object versions(Entry entry) {
    Fields said = entry.fields();
    Fields versions = said.fields("versions");
    if (versions.has("include") && versions.has("exclude")) {
      throw entry.mistake(
          "PARSE-068",
          "Unit tests can not both include and exclude versions.",
          "keep one of the two in the versions of " + entry.name());
    }
    return said.has("versions")
        ? ConfigDefaults.nulls(said.fields("versions").values(), "include", "exclude")
        : null;
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

  /// What is given to an input, or expected.
  ///
  /// @param kind `input` or `expected`
  private Map<String, @Nullable Object> rows(Entry entry, Fields said, String kind) {
    // Rows stand in place or in a file; either way in one of three formats.
    String format = said.has("format") ? said.text("format") : "dict";
    @Nullable Object rows = plain(said.get("rows"));
    if (!format.equals("dict")) {
      rows = said.has("fixture") ? fixture(entry, said.text("fixture")).strip() : rows;
      if (!(rows instanceof String)) {
        throw mismatch(entry, kind + " rows or fixtures", format + ".  Expected string.");
      }
    } else if (rows == null && !said.has("fixture") && kind.equals("input")) {
      rows = seed(entry, said.text("input"));
    }
    if (format.equals("csv") && rows instanceof String text) {
      rows = csv(text);
    }
    if (format.equals("dict") && !(rows instanceof List<?>)) {
      throw mismatch(entry, kind + " rows", format);
    }
    if (rows instanceof List<?> list) {
      rows = fullestFirst(list);
    }
    Map<String, @Nullable Object> all = ConfigDefaults.nulls(Map.of(), "rows", "format", "fixture");
    all.put("rows", rows);
    all.put("format", format);
    all.put("fixture", said.get("fixture"));
    return all;
  }

  private static FailureException mismatch(Entry entry, String what, String format) {
    return entry.mistake(
        "PARSE-028",
        "Unit test " + entry.name() + " has " + what + " which do not match format " + format,
        "write a list of rows for dict, a text for csv and sql");
  }

  private String fixture(Entry entry, String name) {
    SourceFile file = fixtures.get(entry.packageName() + "." + name);
    if (file == null) {
      throw entry.mistake(
          "PARSE-027",
          "File not found for fixture '"
              + name
              + "' in unit tests in "
              + entry.file().originalFilePath(),
          "put it into tests/fixtures");
    }
    return file.content();
  }

  /// The rows of a seed that is given without any: those of its file.
  private List<Map<String, @Nullable Object>> seed(Entry entry, String input) {
    Optional<Reference> reference = Reference.parse(input).filter(found -> !found.isSource());
    String name = reference.map(Reference::name).orElse(input);
    String owner = reference.map(Reference::packageName).orElse(entry.packageName());
    for (Draft seed : index.named(name, found -> found.type == ResourceType.SEED)) {
      if (seed.packageName.equals(owner)) {
        Path file = Path.of(seed.text("root_path"), seed.text("original_file_path"));
        return CsvRows.read(SourceFiles.text(file));
      }
    }
    throw entry.mistake(
        "PARSE-029",
        "Unable to find seed '" + owner + "." + name + "' for unit tests",
        "give the input rows, or name a seed");
  }

  /// Dates are texts, as dbt reads them here.
  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case LocalDate date -> date.toString();
      case LocalDateTime moment -> PythonText.repr(moment).replace(' ', 'T');
      case OffsetDateTime moment -> PythonText.repr(moment).replace(' ', 'T');
      case List<?> list -> {
        List<@Nullable Object> items = new ArrayList<>();
        list.forEach(item -> items.add(plain(item)));
        yield items;
      }
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        map.forEach((key, item) -> entries.put(String.valueOf(key), plain(item)));
        yield entries;
      }
      // dbt renders every text, and Jinja drops a last line break.
      case String text when text.endsWith("\n") -> text.substring(0, text.length() - 1);
      case null, default -> value;
    };
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

  /// Nothing between two commas is null.
  private static List<Map<String, @Nullable Object>> csv(String text) {
    List<Map<String, @Nullable Object>> rows = CsvRows.read(text);
    rows.forEach(row -> row.replaceAll((_, cell) -> "".equals(cell) ? null : cell));
    return rows;
  }
}
