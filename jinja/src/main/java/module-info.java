/// Jinja2 for the JVM. What is not exported may change at any time.
module io.daybook.jinja {
  requires static org.jspecify;

  exports io.daybook.jinja;
  exports io.daybook.jinja.error;
  exports io.daybook.jinja.python;
  exports io.daybook.jinja.syntax;
  exports io.daybook.jinja.value;
  exports io.daybook.jinja.value.series;
  exports io.daybook.jinja.view;
}
