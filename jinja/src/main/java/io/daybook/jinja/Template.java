package io.daybook.jinja;

import io.daybook.jinja.render.Mode;
import io.daybook.jinja.render.Program;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.view.TemplateView;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A parsed template. Immutable: any number of threads may render it at once.
///
/// The values of a context are Java's (text, numbers, lists, maps, null) or those of
/// `io.daybook.jinja.value`; they are brought in when the template first reads them. Context keys
/// hide the environment's globals.
public final class Template {
  private final Program program;

  Template(Program program) {
    this.program = program;
  }

  /// The name that messages use.
  public String name() {
    return program.name();
  }

  /// The text that lines and offsets refer to: newlines are `\n`, the last one is gone.
  public String source() {
    return program.source();
  }

  /// The parsed template as bytes, for a cache; [Environment#restore] reads them.
  public byte[] toBytes() {
    return program.toBytes();
  }

  /// The text that the template prints.
  public String render(Map<String, ?> context) {
    return (String) program.render(context, Mode.TEXT);
  }

  /// The value that the template prints in native mode, as a template value: a single printed value
  /// stays itself, a text that is a Python literal becomes its value. [Values#toJava] makes a plain
  /// Java value of it.
  public Object renderNative(Map<String, ?> context) {
    return program.renderNative(context);
  }

  /// Runs the template for its macros and top-level assignments.
  ///
  /// A macro keeps the context it was made with. Where thousands of contexts share a template, make
  /// one module for each: running a template that only defines macros costs little.
  public Module module(Map<String, ?> context) {
    return module(context, null);
  }

  /// As [#module(Map)], inside of a rendering that calls: limits and the macro stack are shared
  /// with it.
  public Module module(Map<String, ?> context, @Nullable Interpreter caller) {
    Program.Result result = program.evaluate(context, caller);
    return new Module(result.exports(), result.text());
  }

  /// What the template says without being run: its macros, calls and names.
  public TemplateView view() {
    return TemplateView.of(program.tree(), program.source());
  }
}
