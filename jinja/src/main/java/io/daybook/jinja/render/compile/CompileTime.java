package io.daybook.jinja.render.compile;

import io.daybook.jinja.render.Access;
import io.daybook.jinja.render.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The interpreter that filters see while constants are computed: there is no context yet.
final class CompileTime extends Access {
  private final boolean autoescape;
  private final boolean isNative;

  CompileTime(Settings settings, boolean autoescape, boolean isNative) {
    super(settings);
    this.isNative = isNative;
    this.autoescape = autoescape;
  }

  @Override
  public @Nullable Object lookup(String name) {
    return null;
  }

  @Override
  public boolean isNative() {
    return isNative;
  }

  @Override
  public boolean autoescape() {
    return autoescape;
  }

  @Override
  public String template() {
    return "";
  }

  @Override
  public void step(long count) {}

  @Override
  public List<String> macroStack() {
    return List.of();
  }
}
