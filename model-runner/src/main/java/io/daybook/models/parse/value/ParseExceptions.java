package io.daybook.models.parse.value;

import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import java.util.function.Function;

/// `exceptions` while parsing: a macro may refuse the project.
///
/// @param mistake makes a located error of the file that is read
public record ParseExceptions(Function<String, RuntimeException> mistake) implements HostObject {
  @Override
  public Object attribute(String name) {
    return switch (name) {
      case "raise_compiler_error",
          "raise_parsing_error",
          "raise_not_implemented",
          "missing_config" ->
          (CallableValue)
              (_, a) -> {
                throw mistake.apply(String.valueOf(a.get(0, "msg", "")).strip());
              };
      case "warn" -> (CallableValue) (_, _) -> "";
      default -> Quiet.VALUE;
    };
  }

  @Override
  public String text() {
    return "<exceptions>";
  }
}
