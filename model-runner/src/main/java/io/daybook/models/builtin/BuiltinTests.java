package io.daybook.models.builtin;

import static org.jooq.impl.DSL.asterisk;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.using;

import io.daybook.models.compile.Call;
import java.util.ArrayList;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.conf.ParamType;
import org.jooq.conf.RenderKeywordCase;
import org.jooq.conf.RenderOptionalKeyword;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;

/// The four tests that every project has. Column and relation stand in the query as the project
/// writes them, because a column may be any expression.
final class BuiltinTests {
  /// Made only where a test is: jOOQ takes longer to begin than ten views take to be built.
  private static final class Renderer {
    private static final DSLContext SQL =
        using(
            SQLDialect.POSTGRES,
            new Settings()
                .withParamType(ParamType.INLINED)
                .withRenderFormatted(true)
                .withRenderKeywordCase(RenderKeywordCase.LOWER)
                .withRenderOptionalOuterKeyword(RenderOptionalKeyword.OFF)
                .withRenderQuotedNames(RenderQuotedNames.NEVER));
  }

  private BuiltinTests() {}

  static void addTo(Library library) {
    add(library, "unique", "model, column_name", BuiltinTests::unique);
    add(library, "not_null", "model, column_name", BuiltinTests::notNull);
    add(
        library,
        "accepted_values",
        "model, column_name, values, quote=true",
        BuiltinTests::acceptedValues);
    add(library, "relationships", "model, column_name, to, field", BuiltinTests::relationships);
  }

  private static void add(
      Library library, String test, String signature, io.daybook.models.compile.Builtin.Body body) {
    library.standard("test_" + test, signature, body);
  }

  private static Field<Object> column(Call call, String argument) {
    return field("{0}", Object.class, org.jooq.impl.DSL.raw(call.text(argument)));
  }

  private static org.jooq.Table<?> relation(Call call, String argument) {
    return table("{0}", org.jooq.impl.DSL.raw(call.text(argument)));
  }

  private static String unique(Call call) {
    Field<Object> column = column(call, "column_name");
    return Renderer.SQL.render(
        select(column.as("unique_field"), count().as("n_records"))
            .from(relation(call, "model"))
            .where(column.isNotNull())
            .groupBy(column)
            .having(count().gt(inline(1))));
  }

  /// Only stored failures show whole rows.
  private static String notNull(Call call) {
    Field<Object> column = column(call, "column_name");
    boolean wholeRows = call.macro("should_store_failures") instanceof Boolean stored && stored;
    return Renderer.SQL.render(
        (wholeRows ? select(asterisk()) : select(column))
            .from(relation(call, "model"))
            .where(column.isNull()));
  }

  private static String acceptedValues(Call call) {
    Field<Object> column = column(call, "column_name");
    boolean quote = call.truth("quote");
    List<String> accepted = new ArrayList<>();
    for (String value : call.texts("values")) {
      accepted.add(quote ? "'" + value + "'" : value);
    }
    CommonTableExpression<?> all =
        name("all_values")
            .as(
                select(column.as("value_field"), count().as("n_records"))
                    .from(relation(call, "model"))
                    .groupBy(column));
    return Renderer.SQL.render(
        org.jooq
            .impl
            .DSL
            .with(all)
            .select(asterisk())
            .from(all)
            .where(
                condition(
                    "value_field not in (\n{0}\n)",
                    org.jooq.impl.DSL.raw(String.join(",", accepted)))));
  }

  private static String relationships(Call call) {
    Field<Object> column = column(call, "column_name");
    CommonTableExpression<?> child =
        name("child")
            .as(
                select(column.as("from_field"))
                    .from(relation(call, "model"))
                    .where(column.isNotNull()));
    CommonTableExpression<?> parent =
        name("parent").as(select(column(call, "field").as("to_field")).from(relation(call, "to")));
    Field<Object> from = field("child.from_field", Object.class);
    Field<Object> to = field("parent.to_field", Object.class);
    return Renderer.SQL.render(
        org.jooq
            .impl
            .DSL
            .with(child, parent)
            .select(field("from_field"))
            .from(child)
            .leftJoin(parent)
            .on(from.eq(to))
            .where(to.isNull()));
  }
}
