package io.daybook.jinja.render.object;

import io.daybook.jinja.render.Program;
import io.daybook.jinja.value.HostObject;
import org.jspecify.annotations.Nullable;

/// A template as a value, which `extends` and `include` accept instead of a name.
public record TemplateReference(Program program) implements HostObject {
  @Override
  public @Nullable Object attribute(String name) {
    return name.equals("name") ? program.name() : null;
  }

  @Override
  public String text() {
    return "<Template '" + program.name() + "'>";
  }
}
