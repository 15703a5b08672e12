package io.daybook.jinja;

import io.daybook.jinja.value.CallableValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// Times parsing, reading the binary form and rendering of the benchmark's templates, warm, as
/// `bench.py` times Jinja2: the same set, context, rounds and output. `bench/run jinja` runs both.
///
/// Arguments: the folder of the templates, the seconds for each figure.
final class Benchmark {
  private static final int WARM_UP = 300;

  private static final Environment ENVIRONMENT = environment();
  private static final Map<String, Object> CONTEXT = context();

  private final List<String> sources;
  private final List<Template> templates;
  private final List<byte[]> binaries;
  private final double seconds;

  private Benchmark(Path folder, double seconds) throws IOException {
    this.seconds = seconds;
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> paths = files.filter(path -> path.toString().endsWith(".jinja")).sorted().toList();
      List<String> texts = new ArrayList<>();
      for (Path path : paths) {
        texts.add(Files.readString(path));
      }
      this.sources = List.copyOf(texts);
    }
    this.templates = sources.stream().map(source -> ENVIRONMENT.parse(source, "bench")).toList();
    this.binaries = templates.stream().map(Template::toBytes).toList();
  }

  public static void main(String[] arguments) throws IOException {
    Benchmark bench = new Benchmark(Path.of(arguments[0]), Double.parseDouble(arguments[1]));
    bench.run();
  }

  private void run() {
    double parse = median(() -> sources.forEach(source -> ENVIRONMENT.parse(source, "bench")));
    double read = median(this::read);
    double render = median(this::render);
    CRC32 output = new CRC32();
    output.update(render().getBytes(StandardCharsets.UTF_8));
    long bytes = binaries.stream().mapToLong(binary -> binary.length).sum();
    long chars = sources.stream().mapToLong(String::length).sum();
    long peak = Runtime.getRuntime().totalMemory() >> 20;
    System.out.printf(
        "{\"parse\": %.9f, \"read\": %.9f, \"render\": %.9f, \"size\": %.3f, \"output\": %d, \"peak_mib\": %d}%n",
        parse, read, render, bytes / (double) chars, output.getValue(), peak);
  }

  private List<Template> read() {
    List<Template> read = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      read.add(ENVIRONMENT.restore(binaries.get(i), sources.get(i), "bench").orElseThrow());
    }
    return read;
  }

  private String render() {
    StringBuilder all = new StringBuilder();
    templates.forEach(template -> all.append(template.render(CONTEXT)));
    return all.toString();
  }

  /// The median time in seconds, warm: the first half of the rounds, 300 at least, is not counted.
  private double median(Runnable action) {
    List<Long> times = new ArrayList<>();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (System.nanoTime() < end || times.size() < 2 * WARM_UP) {
      long start = System.nanoTime();
      action.run();
      times.add(System.nanoTime() - start);
    }
    List<Long> counted = new ArrayList<>(times.subList(times.size() / 2, times.size()));
    Collections.sort(counted);
    return counted.get(counted.size() / 2) / 1e9;
  }

  private static Environment environment() {
    CallableValue ref = (_, arguments) -> "\"marts\".\"" + arguments.at(0) + "\"";
    CallableValue config = (_, _) -> "";
    CallableValue var = (_, arguments) -> arguments.at(1);
    CallableValue dispatch = (_, arguments) -> arguments.at(0);
    CallableValue isIncremental = (_, _) -> true;
    return Environment.builder()
        .global("ref", ref)
        .global("config", config)
        .global("var", var)
        .global("dispatch", dispatch)
        .global("is_incremental", isIncremental)
        .build();
  }

  private static Map<String, Object> context() {
    List<String> types = List.of("text", "date", "integer");
    List<Map<String, Object>> columns =
        IntStream.range(0, 12)
            .mapToObj(i -> Map.<String, Object>of("name", "column_" + i, "type", types.get(i % 3)))
            .toList();
    List<Map<String, Object>> tables =
        IntStream.range(0, 10)
            .mapToObj(i ->
                Map.<String, Object>of("name", "table_" + i, "schema", "raw", "columns", columns))
            .toList();
    return Map.of("start", "2026-01-01", "this", "this", "tables", tables, "relations", tables);
  }
}
