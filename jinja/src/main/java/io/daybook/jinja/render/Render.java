package io.daybook.jinja.render;

import io.daybook.jinja.error.LimitError;
import java.util.ArrayList;
import java.util.List;

/// What one rendering has used so far. It belongs to one thread.
public final class Render {
  private final Limits limits;
  private final List<String> macros = new ArrayList<>();
  private long steps;

  Render(Limits limits) {
    this.limits = limits;
  }

  Out newOut(Mode mode, boolean streams) {
    return new Out(mode, streams, limits.outputChars());
  }

  public void step(long count) {
    steps += count;
    if (steps > limits.steps() || steps < 0) {
      throw new LimitError(
          "LimitError", "the template ran longer than " + limits.steps() + " steps");
    }
  }

  public void enter(String macro) {
    if (macros.size() >= limits.depth()) {
      throw new LimitError("RecursionError", "maximum recursion depth exceeded");
    }
    macros.add(macro);
  }

  public void leave() {
    macros.removeLast();
  }

  /// The running macros, the innermost first.
  List<String> macros() {
    return macros.reversed();
  }
}
