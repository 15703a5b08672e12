package io.daybook.models.compile;

import io.daybook.jinja.Environment;
import io.daybook.jinja.Template;
import io.daybook.jinja.syntax.MacroTag;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.Interpreter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Jinja as dbt speaks it: its block tags and filters. An unknown name may be printed, as nothing,
/// but not used; only while parsing it swallows whatever is done to it.
public final class TemplateDialect {
  private static final MacroTag MATERIALIZATION =
      new MacroTag(
          "materialization",
          (name, options) -> {
            Object adapter = options.getOrDefault("adapter", "default");
            return "materialization_" + name + "_" + adapter;
          });

  private TemplateDialect() {}

  /// A new environment.
  static Environment environment() {
    return Environment.builder()
        .block(MATERIALIZATION)
        .block(MacroTag.prefixed("test", "test_"))
        .block(MacroTag.prefixed("data_test", "test_"))
        .block(MacroTag.prefixed("snapshot", "snapshot_"))
        .block(MacroTag.prefixed("docs", "docs_"))
        .typedParameters(true)
        .typeFilters()
        .limits(Integer.MAX_VALUE, Long.MAX_VALUE / 2, 2000)
        .build();
  }

  /// A template that hands out the runtime it is rendered with.
  static Template probe(Environment environment) {
    return environment.parse("{{ probe() }}", "call from Java");
  }

  /// A runtime for a call from Java.
  static Interpreter runtime(Template probing) {
    List<Interpreter> seen = new ArrayList<>();
    CallableValue probe =
        (runtime, _) -> {
          seen.add(runtime);
          return "";
        };
    String text = probing.render(Map.of("probe", probe));
    return seen.isEmpty() ? failed(text) : seen.getFirst();
  }

  private static Interpreter failed(String text) {
    throw new IllegalStateException("the probe was not called: " + text);
  }
}
