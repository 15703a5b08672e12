package io.daybook.jinja.render;

import io.daybook.jinja.binary.TreeWriter;
import io.daybook.jinja.error.LimitError;
import io.daybook.jinja.syntax.Stmt;
import io.daybook.jinja.value.Interpreter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A compiled template: immutable, usable by any number of threads at once.
public final class Program {
  private final String name;
  private final String source;
  private final List<Stmt> tree;
  private final Settings settings;
  private final St body;
  private final int size;
  private final Map<String, BlockCode> blocks;

  /// A template whose parts are compiled.
  ///
  /// @param source the text that lines and offsets refer to
  public Program(String name, String source, List<Stmt> tree, Settings settings, Code code) {
    this.name = name;
    this.source = source;
    this.tree = tree;
    this.settings = settings;
    this.body = code.body();
    this.size = code.size();
    this.blocks = code.blocks();
  }

  /// The compiled parts of a template.
  ///
  /// @param size how many slots the body needs
  public record Code(St body, int size, Map<String, BlockCode> blocks) {}

  /// The template's name.
  public String name() {
    return name;
  }

  /// The text that lines and offsets refer to.
  public String source() {
    return source;
  }

  /// The parsed statements.
  public List<Stmt> tree() {
    return tree;
  }

  public Settings settings() {
    return settings;
  }

  Map<String, BlockCode> blocks() {
    return blocks;
  }

  /// The tree as bytes, for a cache.
  public byte[] toBytes() {
    return TreeWriter.bytes(tree, source, settings.dialect());
  }

  /// Renders with host values; gives a text, or in a native mode any value.
  public Object render(Map<String, ?> values, Mode mode) {
    Context context = newContext(values, mode, null);
    Out out = context.newStream();
    guarded(context, out);
    return out.whole();
  }

  /// Renders with host values to a value, as the environment's native mode says.
  public Object renderNative(Map<String, ?> values) {
    return render(values, settings.nativeMode());
  }

  /// Runs the template for its macros and top-level assignments.
  public Result evaluate(Map<String, ?> values, @Nullable Interpreter caller) {
    Context context = newContext(values, Mode.TEXT, caller);
    Out out = context.newOut();
    guarded(context, out);
    return new Result(context.exports(), out.text());
  }

  /// What a template leaves behind: its exports and its text.
  public record Result(Map<String, Object> exports, String text) {}

  private Context newContext(Map<String, ?> values, Mode mode, @Nullable Interpreter caller) {
    Bindings globals = Bindings.ofValues(settings.globals(), null);
    Render render =
        caller instanceof Context other ? other.render() : new Render(settings.limits());
    return new Context(this, Bindings.ofHost(values, globals), render, mode);
  }

  private void guarded(Context context, Out out) {
    try {
      run(context, out);
    } catch (StackOverflowError _) {
      LimitError error = new LimitError("RecursionError", "maximum recursion depth exceeded");
      error.locate(name, source, 1);
      throw error;
    }
  }

  /// Runs the template's root, then its parent's if it extends one.
  public void run(Context context, Out out) {
    Frame frame = new Frame(size, null, context);
    body.run(frame, out);
    Program parent = frame.parentTemplate;
    if (parent != null) {
      parent.run(context, out);
    }
  }
}
