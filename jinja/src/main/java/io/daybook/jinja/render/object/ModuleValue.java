package io.daybook.jinja.render.object;

import io.daybook.jinja.value.HostObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `import` gives: the exports of another template as attributes.
public record ModuleValue(String name, Map<String, Object> exports, String output)
    implements HostObject {
  @Override
  public @Nullable Object attribute(String attribute) {
    return exports.get(attribute);
  }

  @Override
  public String text() {
    return output;
  }

  @Override
  public String repr() {
    return "<TemplateModule '" + name + "'>";
  }

  @Override
  public String typeName() {
    return "jinja2.environment.TemplateModule";
  }
}
