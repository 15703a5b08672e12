package io.daybook.jinja;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.jinja.syntax.MacroTag;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PyTuple;
import io.daybook.jinja.view.CallView;
import io.daybook.jinja.view.MacroView;
import io.daybook.jinja.view.TemplateView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a template shows without being run.
class ViewTest {
  private static TemplateView view(String template) {
    return Environment.builder()
        .block(MacroTag.prefixed("test", "test_"))
        .build()
        .parse(template, "t")
        .view();
  }

  private static Set<String> free(String template) {
    return view(template).freeNames();
  }

  /// The calls as `name@macro`, with a question mark where they may not run.
  private static List<String> calls(String template) {
    return view(template).calls().stream()
        .map(call -> call.name() + "@" + call.macro() + (call.conditional() ? "?" : ""))
        .toList();
  }

  @Test
  void namesAreFreeWhereNothingDefinesThem() {
    assertEquals(Set.of("a", "c"), free("{{ a }}{% set b = c %}{{ b }}"));
    assertEquals(Set.of("b"), free("{{ b }}{% set b = 1 %}{{ b }}"));
    assertEquals(Set.of("a"), free("{% set a = a %}{{ a }}"));
    assertEquals(Set.of("x"), free("{% set b %}{{ x }}{% set y = 1 %}{{ y }}{% endset %}{{ b }}"));
    assertEquals(Set.of("y"), free("{% set b %}{% set y = 1 %}{% endset %}{{ y }}"));
    assertEquals(Set.of("ns"), free("{% set ns.a = 1 %}"));
    assertEquals(Set.of("v"), free("{% set a, b = v %}{{ a }}{{ b }}"));
  }

  @Test
  void loopsAndBlocksHideTheirNames() {
    assertEquals(
        Set.of("l", "z"),
        free("{% for i in l if i %}{{ i }}{{ loop }}{% else %}{{ z }}{% endfor %}"));
    assertEquals(Set.of("l", "i"), free("{% for i in l %}{% else %}{{ i }}{% endfor %}"));
    assertEquals(Set.of("l", "i", "loop"), free("{% for i in l %}{% endfor %}{{ i }}{{ loop }}"));
    assertEquals(Set.of("l", "t"), free("{% for i in l if t %}{% endfor %}"));
    assertEquals(Set.of("b"), free("{% with a = b %}{{ a }}{% endwith %}"));
    assertEquals(Set.of("b", "a"), free("{% with a = b %}{% endwith %}{{ a }}"));
    assertEquals(Set.of("x"), free("{% filter upper %}{% set x = 1 %}{% endfilter %}{{ x }}"));
    assertEquals(Set.of("x"), free("{% block b %}{% set x = 1 %}{% endblock %}{{ x }}"));
    assertEquals(
        Set.of("x"), free("{% autoescape true %}{% set x = 1 %}{% endautoescape %}{{ x }}"));
  }

  @Test
  void macrosHideTheirParameters() {
    assertEquals(
        Set.of("d", "g"),
        free(
            "{% macro m(a, b=d) %}{{ a }}{{ b }}{{ g }}{{ caller }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m() }}"));
    assertEquals(Set.of("a"), free("{% macro m(a) %}{% endmacro %}{{ a }}"));
    assertEquals(Set.of("m", "f"), free("{% call(x) m(f) %}{{ x }}{% endcall %}"));
    assertEquals(Set.of("m", "x"), free("{% call(x) m() %}{% endcall %}{{ x }}"));
    assertEquals(Set.of("p"), free("{% import p as q %}{{ q }}"));
    assertEquals(Set.of("p"), free("{% from p import a, b as c %}{{ a }}{{ c }}"));
  }

  @Test
  void callsTellWhereTheyStand() {
    assertEquals(List.of("f@", "g@"), calls("{{ f() }}{% do g() %}"));
    assertEquals(List.of("f@?"), calls("{{ f() if a }}"));
    assertEquals(
        List.of("c@", "f@?", "d@?", "g@?", "h@?"),
        calls("{% if c() %}{{ f() }}{% elif d() %}{{ g() }}{% else %}{{ h() }}{% endif %}"));
    assertEquals(
        List.of("l@", "f@?", "g@?"),
        calls("{% for i in l() %}{{ f() }}{% else %}{{ g() }}{% endfor %}"));
    assertEquals(
        List.of("d@m?", "f@m?", "g@"),
        calls("{% macro m(a=d()) %}{{ f() }}{% endmacro %}{{ g() }}"));
    assertEquals(List.of("m@", "f@?"), calls("{% call m() %}{{ f() }}{% endcall %}"));
    assertEquals(List.of("f@", "g@"), calls("{% with a = f() %}{{ g() }}{% endwith %}"));
    assertEquals(List.of("g@", "f@"), calls("{{ g(f()) }}"));
    assertEquals(List.of("@", "a.b@"), calls("{{ a.b()() }}"));
    assertEquals(List.of("@"), calls("{{ a[0].b() }}"));
    assertEquals(List.of("f@"), calls("{% set x %}{{ f() }}{% endset %}"));
  }

  @Test
  void argumentsAreValuesWhereTheyAreLiterals() {
    CallView call =
        view("\n {{ f(1, -2.5, [1, ('a',)], {'k': none}, x, y=+3, z=g()) }}").calls().getFirst();

    assertEquals(Optional.of(1L), call.arguments().get(0));
    assertEquals(Optional.of(-2.5), call.arguments().get(1));
    assertEquals(Optional.of(PyList.of(1L, PyTuple.of("a"))), call.arguments().get(2));
    assertEquals(
        "Optional[{'k': None}]",
        "Optional["
            + io.daybook.jinja.python.Text.repr(call.arguments().get(3).orElseThrow())
            + "]");
    assertEquals(Optional.empty(), call.arguments().get(4));
    assertEquals(Map.of("y", Optional.of(3L), "z", Optional.empty()), call.keywords());
    assertEquals(2, call.line());
    assertEquals(6, call.column());
    assertEquals(false, call.isComplete());
  }

  @Test
  void aCallIsCompleteWithLiteralsOnly() {
    assertEquals(true, view("{{ f('a', b=[1]) }}").calls().getFirst().isComplete());
    assertEquals(false, view("{{ f(*a) }}").calls().getFirst().isComplete());
    assertEquals(false, view("{{ f(**a) }}").calls().getFirst().isComplete());
    assertEquals(false, view("{{ f(a) }}").calls().getFirst().isComplete());
    assertEquals(false, view("{{ f(a=[b]) }}").calls().getFirst().isComplete());
    String undecided = "{% autoescape a %}{{ f({[]: 1}) }}{% endautoescape %}";
    assertEquals(false, view(undecided).calls().getFirst().isComplete());
    assertEquals(false, view("{{ f({a: 1}) }}").calls().getFirst().isComplete());
    assertEquals(false, view("{{ f(-'a') }}").calls().getFirst().isComplete());
    assertEquals(PyTuple.of(1L, "a"), view("{{ f(1, 'a') }}").calls("f").getFirst().values());
  }

  @Test
  void macrosTellTheirParametersAndPlace() {
    List<MacroView> macros =
        view("{% macro a(x, y=1, z=q) %}{% macro b() %}{% endmacro %}{% endmacro %}\n"
                + "{% if t %}{% macro c() %}{% endmacro %}{% endif %}{% test d(m) %} {{ m }} {% endtest %}")
            .macros();

    assertEquals(List.of("a", "b", "c", "test_d"), macros.stream().map(MacroView::name).toList());
    assertEquals(
        List.of(true, false, false, true), macros.stream().map(MacroView::topLevel).toList());
    assertEquals(List.of(1, 1, 2, 2), macros.stream().map(MacroView::line).toList());
    assertEquals(
        List.of("macro", "macro", "macro", "test"), macros.stream().map(MacroView::tag).toList());
    assertEquals(List.of("", "", "", " {{ m }} "), macros.stream().map(MacroView::body).toList());
    assertEquals("d", macros.getLast().written());
    assertEquals(
        List.of(
            new MacroView.Parameter("x", "", false, Optional.empty()),
            new MacroView.Parameter("y", "", true, Optional.of(1L)),
            new MacroView.Parameter("z", "", true, Optional.empty())),
        macros.getFirst().parameters());
  }
}
