package io.daybook.cli.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Functions of the database. Lines, messages, statements and what stands in the database are those
/// of dbt-core 1.12.6; parse errors are in our words with dbt's facts.
class FunctionsTest {
  @RegisterExtension private final ScratchProject shop = new ScratchProject();

  @BeforeEach
  void project() {
    shop.write("functions/is_positive.sql", "select a_string ~ '^[0-9]+$'");
    shop.write(
        "functions/price.sql",
        "select {{ function('double_it') }}(amount) + (select max(a) from {{ ref('t') }})");
    shop.write("functions/double_it.sql", "{{ config(volatility='deterministic') }}\nselect v * 2");
    shop.write("functions/double_it_text.sql", "select v || v");
    shop.write(
        "functions/schema.yml",
        """
        functions:
          - name: is_positive
            description: Whether a text is a positive integer
            config: {volatility: stable, tags: [fn]}
            arguments: [{name: a_string, data_type: text, description: the text}]
            returns: {data_type: boolean, description: true or false}
          - name: price
            arguments:
              - {name: amount, data_type: integer}
              - {name: extra, data_type: integer, default_value: 3}
            returns: {data_type: integer}
          - name: double_it
            arguments: [{name: v, data_type: integer}]
            returns: {data_type: integer}
            overloads:
              - defined_in: double_it_text
                arguments: [{name: v, data_type: text}]
                returns: {data_type: text}
        """);
    shop.write("models/t.sql", "{{ config(materialized='table') }} select 1 as a");
    shop.write(
        "models/v.sql",
        "select {{ function('is_positive') }}('12') as p, {{ function('shop', 'price') }}(4) as q");
  }

  @Test
  void aBuildMakesThemBeforeWhatCallsThem() {
    String told = shop.models("build");

    assertEquals(
        """
        1 of 5 START function shop.double_it ........................................... [RUN]
        Overload 1 of 1 START function double_it overload double_it_text ........................ [RUN]
        Overload 1 of 1 OK created function double_it overload double_it_text ................... [SUCCESS]
        1 of 5 OK created function shop.double_it ...................................... [SUCCESS]
        2 of 5 START function shop.is_positive ......................................... [RUN]
        2 of 5 OK created function shop.is_positive .................................... [SUCCESS]
        3 of 5 START sql table model shop.t ............................................ [RUN]
        3 of 5 OK created sql table model shop.t ....................................... [SELECT 1]
        4 of 5 START function shop.price ............................................... [RUN]
        4 of 5 OK created function shop.price .......................................... [SUCCESS]
        5 of 5 START sql view model shop.v ............................................. [RUN]
        5 of 5 OK created sql view model shop.v ........................................ [CREATE VIEW]

        Finished running 3 functions, 1 table model, 1 view model …

        Completed successfully

        Done. PASS=5 WARN=0 ERROR=0 SKIP=0 NO-OP=0 REUSED=0 TOTAL=5\
        """,
        ScratchProject.from("1 of 5 START", told)
            .replaceFirst("(Finished running .* model) in .*", "$1 …"));
    assertEquals(List.of("t|9"), shop.rows("select p, q from shop.v"));
    assertEquals(
        List.of(
            "double_it|v integer|integer|i",
            "double_it|v text|text|i",
            "is_positive|a_string text|boolean|s",
            "price|amount integer, extra integer DEFAULT 3|integer|v"),
        shop.rows(
            """
            select proname, pg_get_function_arguments(oid), prorettype::regtype, provolatile
            from pg_proc where pronamespace = 'shop'::regnamespace order by 1, 2
            """));
  }

  @Test
  void theStatementIsDbts() {
    shop.models("build", "-s", "+price");

    assertEquals(
        """
        CREATE OR REPLACE FUNCTION "%1$s"."shop"."price" (
        amount integer, extra integer DEFAULT 3
        )
        RETURNS integer
        AS
        $$
        select "%1$s"."shop"."double_it"(amount) + (select max(a) from "%1$s"."shop"."t")
        $$ LANGUAGE SQL
        ;\
        """
            .formatted(shop.database()),
        shop.read("target/run/shop/functions/price.sql").strip().replaceAll("\\s*\n\\s*", "\n"));
  }

  @Test
  void theyStandInTheManifestAndCanBeSelected() throws IOException {
    shop.models("parse");

    JsonNode manifest = new ObjectMapper().readTree(shop.read("target/manifest.json"));
    JsonNode price = manifest.get("functions").get("function.shop.price");
    assertEquals("[\"model.shop.t\",\"function.shop.double_it\"]", at(price, "/depends_on/nodes"));
    assertEquals("[[\"double_it\"]]", at(price, "/functions"));
    assertEquals(
        "{\"name\":\"extra\",\"data_type\":\"integer\",\"description\":null,\"default_value\":3}",
        at(price, "/arguments/1"));
    assertEquals(
        "\"select v || v\"",
        at(manifest.get("functions").get("function.shop.double_it"), "/overloads/0/raw_body"));
    assertEquals(3, manifest.get("functions").size());
    assertEquals(2, manifest.get("nodes").size());
    assertEquals(
        "shop.double_it\nshop.is_positive\nshop.price",
        shop.invoke("ls", "-q", "--resource-type", "function").results());
    assertEquals("shop.is_positive\nshop.v", shop.invoke("ls", "-q", "-s", "tag:fn+").results());
  }

  @Test
  void anOverloadThatFailsMakesItsFunctionAPartialSuccess() {
    shop.write("functions/double_it_text.sql", "select v::no_type");

    String told = shop.models("build", "-s", "double_it");

    assertEquals(
        """
        Overload 1 of 1 ERROR creating function double_it overload double_it_text: Database Error
          type "no_type" does not exist
          LINE 23:        select v::no_type
                                    ^  [ERROR]
        1 of 1 OK created function shop.double_it ...................................... [PARTIAL SUCCESS]\
        """,
        told.substring(told.indexOf("Overload 1 of 1 ERROR"), told.indexOf("\n\nFinished")));
    assertTrue(told.startsWith("1\n"), told);
    assertTrue(told.endsWith("Done. PASS=0 WARN=0 ERROR=1 SKIP=0 NO-OP=0 REUSED=0 TOTAL=1"), told);
  }

  @Test
  void aFunctionOfAnotherKindNeedsAMacroForIt() {
    shop.write("functions/price.sql", "{{ config(type='aggregate') }} select 1");

    assertEquals(
        """
        [ERROR]: in function price (functions/price.sql)
          Compilation Error in function price (functions/price.sql)
          In dispatch: No macro named 'aggregate_function_sql' found within namespace: 'dbt'
              Searched for: 'shop.postgres__aggregate_function_sql', 'shop.default__aggregate_function_sql', 'dbt.postgres__aggregate_function_sql', 'dbt.default__aggregate_function_sql'

          compiled code at target/compiled/shop/functions/price.sql

        Done. PASS=0 WARN=0 ERROR=1 SKIP=0 NO-OP=0 REUSED=0 TOTAL=1\
        """,
        ScratchProject.from("[ERROR]: in", shop.models("build", "-s", "price")));
  }

  @Test
  void whatIsWrongWithADeclarationIsRefused() {
    shop.write("models/w.sql", "select {{ function('is_positve') }}('1')");
    assertRefused(
        """
        error[PARSE-040]: Model 'model.shop.w' (models/w.sql) depends on a function named 'is_positve' which was not found
          --> models/w.sql
        hint: did you mean 'is_positive'?\
        """);
    shop.write("models/w.sql", "select 1 as a");

    properties(
        "{name: price, returns: {data_type: int}, arguments: [{name: a, data_type: int, default_value: 1}, {name: b, data_type: int}]}");
    assertRefused(
        """
        error[PARSE-034]: Non-defaulted argument 'b' of function 'price' comes after a defaulted argument. Non-defaulted arguments cannot come after defaulted arguments.
          --> functions/schema.yml:1:13
        hint: put it before them, or give it a default_value\
        """);
    properties("{name: price, returns: {data_type: int}, overloads: [{defined_in: nope}]}");
    assertRefused(
        """
        error[PARSE-033]: Function overload 'nope' (defined_in) not found. Expected a SQL file at functions/nope.sql
          --> functions/schema.yml:1:13
        hint: write that file, or take the overload out\
        """);
    properties("{name: price, returns: {data_type: int}, overloads: [{defined_in: price}]}");
    assertRefused(
        """
        error[PARSE-033]: Function 'price' cannot list itself in overloads (defined_in: 'price').
          --> functions/schema.yml:1:13
        hint: name another file\
        """);
    shop.write("functions/schema.yml", "{}");
    shop.write("functions/scripted.js", "return 1");
    assertRefused(
        """
        error[PARSE-057]: Function 'scripted' uses JavaScript, which is not supported on 'postgres'.
          --> functions/scripted.js
        hint: write it in SQL\
        """);
  }

  private void properties(String function) {
    shop.write("functions/schema.yml", "functions: [" + function + "]");
  }

  private void assertRefused(String expected) {
    assertEquals(expected, ScratchProject.from("error", shop.models("parse")));
  }

  private static String at(JsonNode node, String path) {
    return node.at(path).toString();
  }
}
