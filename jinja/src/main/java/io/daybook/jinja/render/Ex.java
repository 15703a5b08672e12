package io.daybook.jinja.render;

/// A compiled expression.
@FunctionalInterface
public interface Ex {
  Object eval(Frame frame);
}
