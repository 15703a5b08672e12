package io.daybook.jinja;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.error.TemplateNotFound;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.None;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a host adds to the language: objects that compute, filters, tests, policies, templates.
class HostTest {
  /// An amount of money: it computes, compares and is walked through in single units.
  private record Money(long units) implements HostObject {
    @Override
    public @Nullable Object attribute(String name) {
      return name.equals("units") ? units : null;
    }

    @Override
    public @Nullable Object item(Object key) {
      return key.equals("units") ? units : null;
    }

    @Override
    public String text() {
      return units + " EUR";
    }

    @Override
    public String typeName() {
      return "Money";
    }

    @Override
    public boolean truth() {
      return units != 0;
    }

    @Override
    public Iterator<?> iterator() {
      return List.of(1, 2).iterator();
    }

    @Override
    public int length() {
      return 2;
    }

    @Override
    public @Nullable Integer compareWith(Object other) {
      return other instanceof Long number ? Long.compare(units, number) : null;
    }

    @Override
    public @Nullable Object operate(String operator, Object other, boolean reflected) {
      return operator.equals("-") && other instanceof Long number
          ? new Money(reflected ? number - units : units - number)
          : null;
    }
  }

  private static String render(Environment environment, String template) {
    return environment.parse(template, "t").render(Map.of("m", new Money(5), "z", new Money(0)));
  }

  private static String render(String template) {
    return render(Environment.builder().build(), template);
  }

  @Test
  void aHostObjectComputesComparesAndIsWalkedThrough() {
    assertEquals("5 EUR|4 EUR|-4 EUR", render("{{ m }}|{{ m - 1 }}|{{ 1 - m }}"));
    assertEquals("TrueFalseTrueFalse", render("{{ m > 4 }}{{ m < 5 }}{{ 6 > m }}{{ 5 < m }}"));
    assertEquals("yes no", render("{{ 'yes' if m }} {{ 'yes' if z else 'no' }}"));
    assertEquals(
        "1,2,|2|True|False",
        render("{% for i in m %}{{ i }},{% endfor %}|{{ m|length }}|{{ 2 in m }}|{{ 3 in m }}"));
    assertEquals(
        "5|5||<Money object at 0x>",
        render(
                "{{ m.units }}|{{ m['units'] }}|{{ m.nosuch }}|{{ [m]|string|replace('[', '')|replace(']', '') }}")
            .replaceFirst("0x[0-9a-f]{12}", "0x"));
    assertEquals(
        "TrueFalseTrueFalse",
        render("{{ m is iterable }}{{ m is mapping }}{{ m is sequence }}{{ m is callable }}"));
    assertEquals("5 EUR|5 EUR", render("{{ '%s' % m }}|{{ '{}'.format(m) }}"));
  }

  @Test
  void whatAHostObjectCannotDoIsSaidInPythonsWords() {
    assertEquals(
        "unsupported operand type(s) for +: 'Money' and 'int'",
        assertThrows(JinjaException.class, () -> render("{{ m + 1 }}")).reason());
    assertEquals(
        "'<' not supported between instances of 'Money' and 'str'",
        assertThrows(JinjaException.class, () -> render("{{ m < 'a' }}")).reason());
    assertEquals(
        "unsupported format string passed to Money.__format__",
        assertThrows(JinjaException.class, () -> render("{{ '{:5}'.format(m) }}")).reason());
    assertEquals(
        "'Money' object is not callable",
        assertThrows(JinjaException.class, () -> render("{{ m() }}")).reason());
  }

  @Test
  void filtersTestsAndPoliciesAreTheHosts() {
    Environment environment =
        Environment.builder()
            .filter("twice", (_, a) -> a.at(0).toString().repeat(2))
            .test("long", (_, a) -> a.at(0).toString().length() > (Long) a.get(1, "than", 3L))
            .policy("truncate.leeway", 0)
            .global("shout", (CallableValue) (caller, a) -> caller.filter("upper", a))
            .build();

    assertEquals(
        "abab|True|False|ab...|X",
        render(
            environment,
            "{{ 'ab'|twice }}|{{ 'abcd' is long }}|{{ 'abcd' is long(than=4) }}|{{ 'abcdefgh'|truncate(5, true) }}|{{ shout('x') }}"));
  }

  @Test
  void aFunctionAsksTheRenderingThatCallsIt() {
    CallableValue asks =
        (caller, a) ->
            List.of(
                    caller.template(),
                    caller.autoescape(),
                    caller.isNative(),
                    caller.hasFilter("upper"),
                    caller.hasTest("nosuch"),
                    caller.test("odd", io.daybook.jinja.value.Arguments.of(3L)),
                    caller.macroStack(),
                    caller.lookup("x") == null ? None.NONE : "x is here",
                    caller.item(a.at(0), "k"),
                    caller.attribute(a.at(0), "k"))
                .toString();

    String answer =
        Environment.builder()
            .global("ask", asks)
            .build()
            .parse(
                "{% macro m() %}{% set x = 1 %}{{ ask({'k': 5}) }}{% endmacro %}{{ m() }}", "page")
            .render(Map.of("x", 1));

    assertEquals("[page, false, false, true, false, true, [m], x is here, 5, 5]", answer);
  }

  @Test
  void templatesAreLoadedOnceAndByName() {
    int[] loads = new int[1];
    Environment environment =
        Environment.builder()
            .loader(name -> {
              loads[0]++;
              return name.equals("a") ? "A{% include 'b' ignore missing %}\n" : null;
            })
            .build();

    Template first = environment.load("a");

    assertEquals("A", first.render(Map.of()));
    assertEquals("A", environment.load("a").render(Map.of()));
    assertEquals("a", first.name());
    assertEquals("A{% include 'b' ignore missing %}", first.source());
    assertEquals(3, loads[0]);
    assertEquals(
        "nosuch", assertThrows(TemplateNotFound.class, () -> environment.load("nosuch")).reason());
    assertThrows(TemplateNotFound.class, () -> Environment.builder().build().load("a"));
  }

  @Test
  void noTextIsFilledBeyondFiftyMillionCharacters() {
    for (String template :
        List.of(
            "{{ 'x' * 2000000000 }}",
            "{{ 'x'.center(2000000000) }}",
            "{{ 'x'.zfill(2000000000) }}",
            "{{ '\\t'.expandtabs(2000000000) }}",
            "{{ '%2000000000d' % 1 }}",
            "{{ '{:999999999}'.format(1) }}",
            "{{ 'a\nb'|indent(2000000000) }}",
            "{{ [1]|tojson(2000000000) }}",
            "{{ 1|center(2000000000) }}",
            "{{ (1).to_bytes(2000000000) }}")) {
      JinjaException error =
          assertThrows(
              JinjaException.class,
              () -> Environment.builder().build().parse(template, "t").render(Map.of()),
              template);

      assertEquals("MemoryError", error.type(), template);
    }
  }
}
