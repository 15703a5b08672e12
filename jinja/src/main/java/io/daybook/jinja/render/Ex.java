package io.daybook.jinja.render;

/// A compiled expression.
@FunctionalInterface
interface Ex {
  Object eval(Frame frame);
}
