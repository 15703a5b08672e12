package io.daybook.models.properties;

import io.daybook.models.node.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects the tests that an entry declares, on its columns first, then on the whole.
public final class TestSpecs {
  private final Entry entry;
  private final List<TestSpec> specs = new ArrayList<>();

  private TestSpecs(Entry entry) {
    this.entry = entry;
  }

  /// The tests of a model, seed or snapshot without versions.
  public static List<TestSpec> of(Entry entry) {
    TestSpecs collector = new TestSpecs(entry);
    collector.columns(entry.fields().each("columns"), null);
    collector.tests(collector.declared(entry.fields()), null, List.of(), null);
    return collector.specs;
  }

  /// The tests of one version of a model.
  ///
  /// @param tests of that version as a whole
  public static List<TestSpec> of(
      Entry entry, Object version, List<Fields> columns, List<@Nullable Object> tests) {
    TestSpecs collector = new TestSpecs(entry);
    collector.columns(columns, version);
    collector.tests(tests, null, List.of(), version);
    return collector.specs;
  }

  /// The tests of a source's table: on the table first, then on its columns.
  public static List<TestSpec> ofTable(Entry entry, Fields table) {
    TestSpecs collector = new TestSpecs(entry);
    List<String> tags = new ArrayList<>(entry.fields().texts("tags"));
    tags.addAll(table.texts("tags"));
    for (Object test : collector.declared(table)) {
      collector.add(table, test, null, tags, null);
    }
    boolean quoteAll = isQuoting(table, entry.fields());
    for (Fields column : table.each("columns")) {
      List<String> all = new ArrayList<>(tags);
      all.addAll(Columns.tags(column));
      for (Object test : collector.declared(column)) {
        collector.add(table, test, named(column, quoteAll), all, null);
      }
    }
    return collector.specs;
  }

  /// `data_tests`, or `tests` by its old name; both is a mistake.
  List<@Nullable Object> declared(Fields fields) {
    boolean old = !fields.list("tests").isEmpty();
    if (old && fields.values().containsKey("data_tests")) {
      throw entry.mistake(
          "PARSE-013",
          "Invalid test config: cannot have both 'tests' and 'data_tests' defined",
          "keep 'data_tests'");
    }
    return old ? fields.list("tests") : fields.list("data_tests");
  }

  private static boolean isQuoting(Fields table, Fields source) {
    Object said = table.fields("quoting").get("column");
    return Boolean.TRUE.equals(said == null ? source.fields("quoting").get("column") : said);
  }

  private void columns(List<Fields> columns, @Nullable Object version) {
    boolean quoteAll = entry.fields().isTrue("quote_columns");
    for (Fields column : columns) {
      tests(declared(column), named(column, quoteAll), Columns.tags(column), version);
    }
  }

  private static String named(Fields column, boolean quoteAll) {
    Object quote = column.get("quote");
    boolean quoted = quote == null ? quoteAll : Boolean.TRUE.equals(quote);
    return quoted ? '"' + column.text("name") + '"' : column.text("name");
  }

  private void tests(
      List<@Nullable Object> tests,
      @Nullable String column,
      List<String> tags,
      @Nullable Object version) {
    for (Object test : tests) {
      add(null, test, column, tags, version);
    }
  }

  private void add(
      @Nullable Fields table,
      @Nullable Object test,
      @Nullable String column,
      List<String> tags,
      @Nullable Object version) {
    Fields definition =
        switch (test) {
          case String name -> new Fields(Map.of(name, Map.of()));
          case Map<?, ?> map -> Fields.of(map);
          case null, default ->
              throw entry.mistake(
                  "PARSE-014",
                  "test must be dict or str, got " + test + " (under '" + entry.name() + "')",
                  "write the test's name, or its name with its arguments below it");
        };
    String target = table == null ? entry.name() : table.text("name");
    specs.add(new TestSpec(entry, table, target, definition, column, tags, version));
  }
}
