package io.daybook.jinja.render;

import io.daybook.jinja.error.LimitError;
import java.util.ArrayList;
import java.util.List;

/// What one rendering has used so far. It belongs to one thread.
public final class Render {
  private final Limits limits;
  private final Mode mode;
  private final List<String> macros = new ArrayList<>();
  private long steps;

  Render(Limits limits, Mode mode) {
    this.limits = limits;
    this.mode = mode;
  }

  Mode mode() {
    return mode;
  }

  /// Where a body writes whose values are collected before they are joined.
  public Out newOut() {
    return new Out(mode, false, limits.outputChars());
  }

  /// Where a body writes whose values are joined while they come: a template or block as a whole.
  public Out newStream() {
    return new Out(mode, true, limits.outputChars());
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
