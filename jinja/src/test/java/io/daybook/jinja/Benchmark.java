package io.daybook.jinja;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Times parsing and rendering of a macro-heavy template against CPython's Jinja2, both warm,
/// medians.
///
/// Arguments: the Python that has Jinja2.
final class Benchmark {
  private static final Path TEMPLATE = Path.of("src/test/resources/bench/macros.jinja");
  private static final long WARM_UP_NANOS = 6_000_000_000L;
  private static final long MEASURED_NANOS = 3_000_000_000L;

  private Benchmark() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    String source = Files.readString(TEMPLATE);
    Environment environment = Environment.builder().build();
    Template template = environment.parse(source, "macros");
    Map<String, Object> context = context();

    double parse = median(() -> environment.parse(source, "macros"));
    double render = median(() -> template.render(context));

    Process python =
        new ProcessBuilder(arguments[0], "src/test/python/bench.py", TEMPLATE.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String[] peer =
        new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .trim()
            .split(" ");
    python.waitFor();
    if (Integer.parseInt(peer[2]) != template.render(context).length()) {
      throw new IllegalStateException("the outputs differ");
    }
    report("parse", parse, Double.parseDouble(peer[0]));
    report("render", render, Double.parseDouble(peer[1]));
  }

  private static void report(String what, double ours, double peer) {
    System.out.printf(
        "jinja %s: %.0f us, CPython's Jinja2 %.0f us, ratio %.1f%n", what, ours, peer, peer / ours);
  }

  private static Map<String, Object> context() {
    List<Map<String, Object>> columns = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      columns.add(
          Map.of("name", "column_" + i, "type", List.of("text", "date", "integer").get(i % 3)));
    }
    List<Map<String, Object>> tables = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      tables.add(Map.of("name", "table_" + i, "schema", "raw", "columns", columns));
    }
    return Map.of("start", "2026-01-01", "tables", tables);
  }

  private static double median(Runnable action) {
    long warm = System.nanoTime() + WARM_UP_NANOS;
    while (System.nanoTime() < warm) {
      action.run();
    }
    List<Long> times = new ArrayList<>();
    long end = System.nanoTime() + MEASURED_NANOS;
    while (System.nanoTime() < end) {
      long start = System.nanoTime();
      action.run();
      times.add(System.nanoTime() - start);
    }
    Collections.sort(times);
    return times.get(times.size() / 2) / 1000.0;
  }
}
