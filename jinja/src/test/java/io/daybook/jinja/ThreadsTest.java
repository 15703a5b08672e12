package io.daybook.jinja;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// One template, many threads at once, each with a context of its own: as if one after the other.
class ThreadsTest {
  private static final int RENDERINGS = 2_000;
  private static final Map<String, String> FILES =
      Map.of(
          "library",
          """
          {% macro row(columns, sep=', ') %}{% for c in columns %}{{ c|upper }}{{ caller(loop.index) if caller }}\
          {{ sep if not loop.last }}{% endfor %}{% endmacro %}
          """,
          "base",
          "<{% block head %}{{ n }}{% endblock %}|{% block body %}{% endblock %}>{{ self.head() }}",
          "part",
          "{% set total = namespace(v=0) %}{% for i in range(n % 17) %}{% set total.v = total.v + i %}{% endfor %}{{ total.v }}");
  private static final String SOURCE =
      """
      {% extends 'base' %}{% from 'library' import row %}
      {% block head %}{{ super() }}-{{ name ~ n }}{% endblock %}
      {% block body %}
      {%- set seen = [] %}{% for c in columns recursive %}{% do seen.append(c) %}{{ loop.index }}{{ loop.cycle('a', 'b') }}{% endfor %}
      {{ row(columns) }}{% call(i) row(columns, sep='/') %}[{{ i * n }}]{% endcall %}
      {% include 'part' %} {{ seen|join('+') }} {{ '%05d|%s'|format(n, name) }} {{ {'n': n, 'columns': columns}|tojson }}
      {% filter title %}{{ columns|map('replace', 'c', name)|join(' ') }}{% endfilter %}
      {%- endblock %}
      """;

  @Test
  void rendersOnManyThreadsAsOnOne() throws Exception {
    Environment environment = Environment.builder().loader(FILES::get).build();
    Template template = environment.parse(SOURCE, "main");
    Template alone = Environment.builder().loader(FILES::get).build().parse(SOURCE, "main");
    List<String> expected =
        IntStream.range(0, RENDERINGS).mapToObj(n -> alone.render(context(n))).toList();
    assertEquals(RENDERINGS, new HashSet<>(expected).size(), "each context gives its own text");

    List<String> actual = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<String>> tasks =
          IntStream.range(0, RENDERINGS)
              .<Callable<String>>mapToObj(n -> () -> template.render(context(n)))
              .toList();
      for (Future<String> future : threads.invokeAll(tasks)) {
        actual.add(future.get());
      }
    }

    assertEquals(expected, actual);
  }

  private static Map<String, Object> context(int n) {
    List<String> columns = IntStream.range(0, n % 7 + 1).mapToObj(i -> "c" + (i + n)).toList();
    return Map.of("n", n, "name", "name" + n % 13, "columns", columns);
  }
}
