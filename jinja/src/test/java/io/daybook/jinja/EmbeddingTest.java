package io.daybook.jinja;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.error.LimitError;
import io.daybook.jinja.error.TemplateRuntimeError;
import io.daybook.jinja.syntax.MacroTag;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Macro;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.Return;
import io.daybook.jinja.value.UndefinedPolicy;
import io.daybook.jinja.view.TemplateView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a host can do with the engine; the first test is the example of the README.
class EmbeddingTest {
  @Test
  void theExampleOfTheReadmeRuns() throws IOException {
    // README: begin
    CallableValue ref = (caller, arguments) -> "\"marts\".\"" + arguments.at(0) + "\"";
    CallableValue giveBack =
        (caller, arguments) -> {
          throw new Return(arguments.at(0));
        };
    Environment environment =
        Environment.builder().global("ref", ref).global("return", giveBack).build();
    Template template =
        environment.parse(
            """
            {% macro columns() %}{{ return(['id', 'day']) }}{% endmacro %}
            select {{ columns()|join(', ') }} from {{ ref('orders') }} limit {{ n }}\
            """,
            "orders.sql");

    String sql = template.render(Map.of("n", 10));
    // README: end

    assertEquals("\nselect id, day from \"marts\".\"orders\" limit 10", sql);
    String readme = Files.readString(Path.of("README.md"));
    String source = Files.readString(Path.of("src/test/java/io/daybook/jinja/EmbeddingTest.java"));
    String example =
        source.substring(
            source.indexOf("// README: begin\n") + 17, source.indexOf("    // README: end"));
    assertTrue(
        readme.contains(example.stripTrailing().stripIndent()),
        "README.md must hold the example as it is here");
  }

  @Test
  void aMacroIsCalledFromJavaAndReturnsAnyValue() {
    Environment environment =
        Environment.builder()
            .global(
                "return",
                (CallableValue)
                    (caller, arguments) -> {
                      throw new Return(arguments.at(0));
                    })
            .build();
    Module module =
        environment
            .parse("{% macro m(a, b=2) %}{{ return([a, b]) }}{% endmacro %}{% set top = 1 %}", "m")
            .module(Map.of());

    Macro macro = module.macros().get("m");

    assertEquals(PyList.of(1L, 3L), macro.invoke(Arguments.fromJava(List.of(1), Map.of("b", 3))));
    assertEquals(1L, module.find("top"));
    assertEquals(List.of("a", "b"), macro.parameters());
  }

  @Test
  void aMacroOfAnOrdinaryTemplateWritesTextInNativeRenderingToo() {
    Environment environment = Environment.builder().typeFilters().build();
    Macro macro =
        environment
            .parse(
                "{% macro m(x) %}{{ x }}{% for i in [1, 2] %}{{ i }}{% endfor %}{% endmacro %}",
                "a")
            .module(Map.of())
            .macros()
            .get("m");

    Object value = environment.parse("{{ m(7) }}", "b").renderNative(Map.of("m", macro));

    assertEquals("712", value);
  }

  @Test
  void aMacroOfOneTemplateIsAValueOfAnother() {
    Environment environment = Environment.builder().build();
    Macro macro =
        environment
            .parse("{% macro m(x) %}<{{ x }}{{ here }}>{% endmacro %}", "a")
            .module(Map.of("here", "A"))
            .macros()
            .get("m");

    String text =
        environment
            .parse("{{ m('x') }}{% call m(1) %}{% endcall %}", "b")
            .render(
                Map.of(
                    "m",
                    (CallableValue) (caller, a) -> macro.call(caller, Arguments.of("y")),
                    "here",
                    "B"));

    assertEquals("<yA><yA>", text);
  }

  @Test
  void blockTagsDefineMacrosAndTheViewShowsThem() {
    Environment environment =
        Environment.builder()
            .typedParameters(true)
            .block(
                new MacroTag(
                    "materialization",
                    (name, options) ->
                        "materialization_"
                            + name
                            + "_"
                            + options.getOrDefault("adapter", "default")))
            .block(MacroTag.prefixed("test", "test_"))
            .build();

    TemplateView view =
        environment
            .parse(
                "{% materialization table, adapter='x' %}{{ ref('a', v=1) }}{% endmaterialization %}"
                    + "{% test t(model, n: int = 3) %}select {{ model }}{% endtest %}{{ config(a=[1, {'b': 2}]) }}",
                "m")
            .view();

    assertEquals("materialization_table_x", view.macros().get(0).name());
    assertEquals("test_t", view.macros().get(1).name());
    assertEquals("select {{ model }}", view.macros().get(1).body());
    assertEquals("int", view.macros().get(1).parameters().get(1).annotation());
    assertEquals(List.of(Optional.of("a")), view.calls("ref").get(0).arguments());
    assertTrue(view.calls("ref").get(0).conditional());
    assertTrue(view.calls("config").get(0).isComplete());
    assertEquals(java.util.Set.of("ref", "config"), view.freeNames());
  }

  private record Column(String name) implements HostObject {
    @Override
    public @Nullable Object attribute(String attribute) {
      return switch (attribute) {
        case "name" -> name;
        case "quoted" -> (CallableValue) (caller, arguments) -> '"' + name + '"';
        default -> null;
      };
    }

    @Override
    public String text() {
      return name;
    }
  }

  @Test
  void aHostObjectShowsWhatItOffersAndNothingElse() {
    Environment environment = Environment.builder().build();
    Map<String, Object> context = Map.of("c", new Column("id"));

    assertEquals(
        "id \"id\" id ",
        environment
            .parse("{{ c }} {{ c.quoted() }} {{ c.name }} {{ c.getClass }}", "t")
            .render(context));
    assertThrows(
        IllegalArgumentException.class,
        () -> environment.parse("{{ o }}", "t").render(Map.of("o", new Object())));
  }

  @Test
  void anErrorTellsPlaceCallsAndHint() {
    Environment environment = Environment.builder().build();
    Template template =
        environment.parse(
            "{% macro m() %}\n  {{ customer.id }}\n{% endmacro %}\n{{ m() }}", "orders.sql");

    JinjaException error =
        assertThrows(JinjaException.class, () -> template.render(Map.of("customers", 1)));

    assertEquals(
        """
        UndefinedError: 'customer' is undefined
          --> orders.sql:2:14
           |   {{ customer.id }}
           |              ^
          in macro m, called at orders.sql:4
        hint: did you mean 'customers'?\
        """,
        error.rendering());
  }

  @Test
  void limitsEndWhatWouldNotEnd() {
    Environment environment = Environment.builder().limits(1000, 10_000, 50).build();

    assertThrows(
        LimitError.class,
        () ->
            environment
                .parse("{% for i in range(99) %}0123456789012{% endfor %}", "t")
                .render(Map.of()));
    assertThrows(
        LimitError.class,
        () ->
            environment
                .parse(
                    "{% for i in range(999) %}{% for j in range(999) %}{% endfor %}{% endfor %}",
                    "t")
                .render(Map.of()));
    LimitError deep =
        assertThrows(
            LimitError.class,
            () ->
                environment
                    .parse("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "t")
                    .render(Map.of()));
    assertEquals("RecursionError", deep.type());
  }

  @Test
  void anErrorOfAHostFunctionGetsThePlaceOfItsCall() {
    Environment environment =
        Environment.builder()
            .global(
                "fail",
                (CallableValue)
                    (caller, arguments) -> {
                      throw new TemplateRuntimeError("no such table");
                    })
            .build();

    JinjaException error =
        assertThrows(
            JinjaException.class, () -> environment.parse("\n{{ fail() }}", "t").render(Map.of()));

    assertEquals("no such table (t:2)", error.getMessage());
  }

  @Test
  void oneTemplateRendersOnManyThreads() throws InterruptedException {
    Template template =
        Environment.builder()
            .build()
            .parse("{% for i in l %}{{ loop.index }}{{ i * n }} {% endfor %}", "t");
    String[] results = new String[64];

    List<Thread> threads = new java.util.ArrayList<>();
    for (int i = 0; i < results.length; i++) {
      int n = i;
      threads.add(
          Thread.startVirtualThread(
              () -> results[n] = template.render(Map.of("l", List.of(1, 2), "n", n))));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    for (int i = 0; i < results.length; i++) {
      assertEquals("1" + i + " 2" + 2 * i + " ", results[i]);
    }
  }

  @Test
  void aMisspeltTagOrKeyIsAnsweredWithTheOneThatWasMeant() {
    assertEquals(
        """
        TemplateSyntaxError: Encountered unknown tag 'endofr'.
          --> t:1:4
           | {% endofr %}
           |    ^
        hint: did you mean 'endfor'?\
        """,
        told("{% endofr %}"));
    assertEquals(
        """
        UndefinedError: 'dict object' has no attribute 'nam'
          --> t:2:5
           | {{ d.nam }}
           |     ^
        hint: did you mean 'name'?\
        """,
        told("text\n{{ d.nam }}"));
  }

  private static String told(String template) {
    Environment strict = Environment.builder().undefined(UndefinedPolicy.STRICT).build();
    return assertThrows(
            JinjaException.class,
            () -> strict.parse(template, "t").render(Map.of("d", Map.of("name", 1))))
        .rendering();
  }
}
