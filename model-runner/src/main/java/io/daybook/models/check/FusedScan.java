package io.daybook.models.check;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.raw;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.using;

import io.daybook.jinja.value.PyDict;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.value.Names;
import io.daybook.models.compile.value.TableValue;
import io.daybook.models.compile.value.Text;
import io.daybook.models.node.Config;
import io.daybook.models.node.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.SelectJoinStep;
import org.jooq.SelectSelectStep;
import org.jooq.conf.ParamType;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;

/// Statements that answer many tests of a table. The first asks whether any row is objected to at
/// all: a condition for each column, however many tests it has, which costs half of what counting
/// for each test does and ends at the first such row. Only where there is one, the second counts
/// for each test. Columns stand in an inner select, once each, as the project writes them; parents
/// of relationships are joined by their distinct keys, which leaves every row of the table once.
/// One use, one thread.
public final class FusedScan {
  private static final DSLContext SQL =
      using(
          SQLDialect.POSTGRES,
          new Settings()
              .withParamType(ParamType.INLINED)
              .withRenderQuotedNames(RenderQuotedNames.NEVER));

  private final String table;
  private final Map<String, Field<Object>> columns = new LinkedHashMap<>();
  private final Map<String, Parent> parents = new LinkedHashMap<>();
  private final List<SelectField<?>> counts = new ArrayList<>();

  /// Columns that must not be null.
  private final Set<Field<Object>> required = new LinkedHashSet<>();

  /// The values of a column that all its tests accept, as SQL.
  private final Map<Field<Object>, Set<String>> accepted = new LinkedHashMap<>();

  /// A relation that keys must be found in.
  private record Parent(String relation, String key, Field<Object> column, Field<Object> found) {}

  /// What the scan says of one test.
  ///
  /// @param rows how many rows the test objects to
  /// @param exact whether the test itself would count the same: one of distinct values counts fewer
  public record Count(long rows, boolean exact) {
    /// The verdict, empty where only the test's own query knows.
    public Optional<Verdict> verdict(NodeContext context) {
      if (!exact && rows > 0) {
        return Optional.empty();
      }
      Config config = context.node().config();
      Optional<Threshold> warn = Threshold.of(config.get("warn_if", "!= 0"));
      Optional<Threshold> error = Threshold.of(config.get("error_if", "!= 0"));
      return warn.flatMap(warnIf ->
          error.map(errorIf ->
              Verdict.of(
                  config,
                  context.workspace().isError("LogTestResult"),
                  rows,
                  warnIf.holds(rows),
                  errorIf.holds(rows))));
    }
  }

  private FusedScan(String table) {
    this.table = table;
  }

  /// Wakes what writes statements, in the background: that takes a tenth of a second, which the
  /// first tests need not wait for while the project is still being read.
  public static void prepare() {
    Thread.ofPlatform().daemon().name("prepare").start(() -> render(select(count())));
  }

  /// Asks for all tests at once.
  ///
  /// @param tests of one table, compiled
  /// @return a count for each; empty where the tests turn out not to read the same relation
  /// @throws io.daybook.kernel.failure.FailureException where the database refuses the statement:
  ///   one of the tests is wrong, each must be asked alone
  public static List<Count> run(List<NodeContext> tests) {
    FusedScan scan = new FusedScan(Text.of(argument(tests.getFirst(), "model")));
    for (NodeContext test : tests) {
      if (test.readsEphemeral() || !Text.of(argument(test, "model")).equals(scan.table)) {
        return List.of();
      }
      scan.add(test);
    }
    NodeContext any = tests.getFirst();
    if (Boolean.FALSE.equals(any.query(scan.whether()).rows().getFirst().getFirst())) {
      return Collections.nCopies(tests.size(), new Count(0, true));
    }
    any.statement("fused", scan.sql(), true, true);
    Object result = any.results().load("fused");
    List<Object> row =
        result instanceof PyDict dict && dict.find("table") instanceof TableValue rows
            ? rows.values().getFirst()
            : List.of();
    List<Count> counts = new ArrayList<>();
    for (int i = 0; i < tests.size(); i++) {
      counts.add(new Count(((Number) row.get(i)).longValue(), !kind(tests.get(i)).equals(VALUES)));
    }
    return counts;
  }

  private static final String VALUES = "accepted_values";

  private static String kind(NodeContext test) {
    return ((Node.GenericTest) test.node()).testName();
  }

  /// An argument of a compiled generic test, empty where it has none.
  static Object argument(NodeContext test, String name) {
    Object value =
        test.scope().get("_dbt_generic_test_kwargs") instanceof PyDict arguments
            ? arguments.find(name)
            : null;
    return value == null ? "" : value;
  }

  private void add(NodeContext test) {
    String written = Text.of(argument(test, "column_name"));
    Field<Object> column = columns.get(written);
    if (column == null) {
      column = field("tested.k" + (columns.size() + 1), Object.class);
      columns.put(written, column);
    }
    counts.add(count().filterWhere(objection(test, column)).as(name("c" + counts.size())));
    switch (kind(test)) {
      case "not_null" -> required.add(column);
      case VALUES -> {
        Set<String> values = new LinkedHashSet<>(accepted(test));
        values.retainAll(accepted.getOrDefault(column, values));
        accepted.put(column, values);
      }
      default -> {
        // its parent's key says it
      }
    }
  }

  /// The rows that a test objects to.
  private Condition objection(NodeContext test, Field<Object> column) {
    return switch (kind(test)) {
      case "not_null" -> column.isNull();
      case VALUES -> column.notIn(written(accepted(test)));
      default -> column.isNotNull().and(parent(test, column).found().isNull());
    };
  }

  /// The accepted values as SQL.
  private static List<String> accepted(NodeContext test) {
    boolean quote = argument(test, "quote") instanceof Boolean said ? said : true;
    List<String> texts = Names.texts(argument(test, "values"));
    return quote ? texts.stream().map(value -> "'" + value + "'").toList() : texts;
  }

  private static List<Field<Object>> written(Collection<String> values) {
    List<Field<Object>> fields = new ArrayList<>();
    values.forEach(value -> fields.add(field("{0}", Object.class, raw(value))));
    return fields;
  }

  private Parent parent(NodeContext test, Field<Object> column) {
    String relation = Text.of(argument(test, "to"));
    String key = Text.of(argument(test, "field"));
    return parents.computeIfAbsent(
        column.getName() + " " + relation + " " + key,
        _ -> {
          String alias = "p" + (parents.size() + 1);
          return new Parent(relation, key, column, field(alias + ".key", Object.class));
        });
  }

  /// Asks whether any test objects to any row.
  private String whether() {
    return render(
        select(field(exists(rows(selectOne()).where(condition("({0}) is not true", fine()))))));
  }

  /// What holds for a row that no test objects to.
  private Condition fine() {
    Condition fine = noCondition();
    for (Field<Object> column : columns.values()) {
      Set<String> values = accepted.get(column);
      if (values != null) {
        Condition in = values.isEmpty() ? falseCondition() : column.in(written(values));
        fine = fine.and(required.contains(column) ? in : column.isNull().or(in));
      } else if (required.contains(column)) {
        fine = fine.and(column.isNotNull());
      }
    }
    for (Parent parent : parents.values()) {
      fine = fine.and(parent.column().isNull().or(parent.found().isNotNull()));
    }
    return fine;
  }

  private String sql() {
    return render(rows(select(counts)));
  }

  /// The table's columns under test with their parents' keys.
  private <R extends Record> SelectJoinStep<R> rows(SelectSelectStep<R> selected) {
    List<SelectField<?>> keys = new ArrayList<>();
    columns.forEach((written, column) ->
        keys.add(
            field("{0}", Object.class, raw(written))
                .as(name(column.getName().substring(column.getName().indexOf('.') + 1)))));
    SelectJoinStep<R> query =
        selected.from(select(keys).from(table("{0}", raw(table))).asTable(name("tested")));
    int number = 0;
    for (Parent parent : parents.values()) {
      Field<Object> key = field("{0}", Object.class, raw(parent.key()));
      query =
          query
              .leftJoin(
                  selectDistinct(key.as(name("key")))
                      .from(table("{0}", raw(parent.relation())))
                      .where(key.isNotNull())
                      .asTable(name("p" + ++number)))
              .on(parent.column().eq(parent.found()));
    }
    return query;
  }

  static String render(Select<?> query) {
    return SQL.render(query);
  }
}
