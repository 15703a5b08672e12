package io.daybook.models.check;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.raw;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.SelectJoinStep;
import org.jooq.conf.ParamType;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;

/// One statement that answers many tests of a table: a count of rows for each. Columns stand in an
/// inner select, once each, as the project writes them; parents of relationships are joined by
/// their distinct keys, which leaves every row of the table once. One use, one thread.
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
                  context.workspace().flags(),
                  rows,
                  warnIf.holds(rows),
                  errorIf.holds(rows))));
    }
  }

  private FusedScan(String table) {
    this.table = table;
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
  }

  /// The rows that a test objects to.
  private Condition objection(NodeContext test, Field<Object> column) {
    return switch (kind(test)) {
      case "not_null" -> column.isNull();
      case VALUES -> column.notIn(accepted(test));
      default -> column.isNotNull().and(parent(test, column).found().isNull());
    };
  }

  private static List<Field<Object>> accepted(NodeContext test) {
    boolean quote = argument(test, "quote") instanceof Boolean said ? said : true;
    List<Field<Object>> accepted = new ArrayList<>();
    for (String value : Names.texts(argument(test, "values"))) {
      accepted.add(field("{0}", Object.class, raw(quote ? "'" + value + "'" : value)));
    }
    return accepted;
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

  private String sql() {
    List<SelectField<?>> keys = new ArrayList<>();
    columns.forEach((written, column) ->
        keys.add(
            field("{0}", Object.class, raw(written))
                .as(name(column.getName().substring(column.getName().indexOf('.') + 1)))));
    SelectJoinStep<?> query =
        select(counts).from(select(keys).from(table("{0}", raw(table))).asTable(name("tested")));
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
    return render(query);
  }

  static String render(Select<?> query) {
    return SQL.render(query);
  }
}
