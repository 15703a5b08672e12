package io.daybook.etl.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.etl.rule.Expression.Kind;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.failure.Problems;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
  private static final Scope SCOPE =
      Scope.ofRow(
          Map.of(
              "quantity", Kind.NUMBER,
              "price", Kind.NUMBER,
              "empty", Kind.NUMBER,
              "code", Kind.TEXT,
              "day", Kind.DATE,
              "open", Kind.TRUTH));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          quantity * price = 29.85                               | true
          round(quantity * price, 1) = 29.9                      | true
          round(0 - 0.5, 0) = -1                                 | true
          quantity / 4 ~ 0.75 ± 0                                | true
          quantity ~ 2 +- 0.5                                    | false
          1 + 2 * 3 - 4 / 2 = 5                                  | true
          quantity > 5 => price > 100                            | true
          quantity > 1 => price > 100                            | false
          open <=> quantity = 3                                  | true
          (quantity > 0) <> (price > 0)                          | false
          not open or code = 'SO-20261120'                       | true
          code in ('A', 'B')                                     | false
          substring(code, 4, 8) = yyyymmdd(day)                  | true
          starts_with(code, 'SO')                                | true
          month_start(day) = month_start(partition_date)         | true
          day < partition_date                                   | true
          empty > 1                                              | true
          empty > 1 and quantity > 5                             | false
          empty is null and quantity is not null                 | true
          not (empty = 1)                                        | true
          quantity / 0 = 1                                       | true
          code = 'it''s'                                         | false
          -quantity < -2                                         | true
          """)
  void decides(String text, boolean expected) {
    Problems problems = new Problems();
    Expression check = parse(text, problems);

    assertEquals(expected, Evaluator.holds(check, new Row()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          quantity                  | 1:10 | here stands a number instead of true or false
          quantity = code           | 1:21 | here stands text instead of a number
          amount > 1                | 1:10 | there is no column amount
          sum(quantity) = 1         | 1:10 | sum belongs into groupChecks
          now() = day               | 1:10 | there is no function now
          quantity > 1 quantity     | 1:23 | "quantity" comes after its end
          round(quantity) = 1       | 1:10 | round takes 2 values and has 1
          quantity ~ 1              | 1:22 | ~ needs a tolerance, such as ± 0.01
          code = 'open              | 1:17 | the text that begins here has no closing quote
          quantity ; 1              | 1:19 | ";" has no meaning here
          (quantity > 1             | 1:23 | ")" is missing before the end
          """)
  void saysWhatCannotBeRead(String text, String place, String fact) {
    Problems problems = new Problems();

    ExpressionParser.parse(text, new Location.FilePlace("f", 1, 10), SCOPE, problems);

    assertEquals(1, problems.found().size());
    assertEquals("f:" + place, problems.found().getFirst().location().text());
    assertEquals(
        "the check \"" + text + "\" cannot be read: " + fact, problems.found().getFirst().fact());
  }

  @Test
  void refusesDeepNestingInsteadOfOverflowing() {
    Problems problems = new Problems();

    ExpressionParser.parse("(".repeat(100_000), new Location.FilePlace("f", 1, 1), SCOPE, problems);

    assertEquals(1, problems.found().size());
  }

  @Test
  void becomesSqlForAGroup() {
    Scope scope = new Scope(Map.of("net", Kind.NUMBER), Map.of("total", Kind.NUMBER), true);
    Expression check =
        ExpressionParser.parse(
                "sum(net) = parent.total and count() > 0",
                new Location.FilePlace("f", 1, 1),
                scope,
                new Problems())
            .orElseThrow();

    String sql =
        SqlText.of(
            check,
            new SqlText.Names() {
              @Override
              public String column(String name) {
                return "n." + name;
              }

              @Override
              public String parent(String name) {
                return "p." + name;
              }
            });

    assertEquals("((coalesce(sum(n.net), 0) = p.total) and (count(n._record) > 0::numeric))", sql);
  }

  private static Expression parse(String text, Problems problems) {
    return ExpressionParser.parse(text, new Location.FilePlace("f", 1, 1), SCOPE, problems)
        .orElseThrow(() -> new AssertionError(problems.found().toString()));
  }

  private static final class Row implements RowValues {
    private final Map<String, Object> values = new HashMap<>();

    Row() {
      values.put("quantity", new BigDecimal("3"));
      values.put("price", new BigDecimal("9.95"));
      values.put("code", "SO-20261120");
      values.put("day", LocalDate.of(2026, 11, 20));
      values.put("open", true);
    }

    @Override
    public @Nullable Object value(String column) {
      return values.get(column);
    }

    @Override
    public LocalDate partitionDate() {
      return LocalDate.of(2026, 11, 21);
    }
  }
}
