package io.daybook.models.parse;

import io.daybook.jinja.Environment;
import io.daybook.jinja.syntax.MacroTag;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.Undefined;

/// Jinja as dbt speaks it while parsing: in a model an unknown name swallows whatever is done to
/// it.
final class Dialect {
  /// Parses models and everything else but macros.
  static final Environment ENVIRONMENT = builder().undefined(Swallowing::new).build();

  /// Parses macros: what they do to an unknown name is an error even while parsing.
  static final Environment MACROS = builder().build();

  private Dialect() {}

  private static Environment.Builder builder() {
    return Environment.builder()
        .block(
            new MacroTag(
                "materialization",
                (name, options) ->
                    "materialization_" + name + "_" + options.getOrDefault("adapter", "default")))
        .block(MacroTag.prefixed("test", "test_"))
        .block(MacroTag.prefixed("data_test", "test_"))
        .block(MacroTag.prefixed("snapshot", "snapshot_"))
        .block(MacroTag.prefixed("docs", "docs_"))
        .typedParameters(true)
        .typeFilters();
  }

  private static final class Swallowing extends Undefined.Chainable {
    Swallowing(Origin origin) {
      super(origin);
    }

    @Override
    public Object call(Arguments arguments) {
      return this;
    }
  }
}
