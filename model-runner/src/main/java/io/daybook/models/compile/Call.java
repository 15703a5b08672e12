package io.daybook.models.compile;

import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.Names;
import io.daybook.models.compile.value.RelationValue;
import io.daybook.models.compile.value.Text;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A call of a built-in macro: its arguments by name, and the context of the node that runs.
public final class Call {
  private final NodeContext context;
  private final Arguments arguments;
  private final Map<String, Object> values;

  Call(NodeContext context, Builtin macro, Arguments arguments) {
    this.context = context;
    this.arguments = arguments;
    this.values = macro.bind(arguments);
  }

  /// The node that runs.
  public NodeContext context() {
    return context;
  }

  /// All that was passed, also what no parameter takes.
  public Arguments arguments() {
    return arguments;
  }

  /// An argument as it is.
  public Object get(String name) {
    Object value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no parameter " + name);
    }
    return value;
  }

  /// An argument as text.
  public String text(String name) {
    return Text.of(get(name));
  }

  /// Null where the argument is none.
  public @Nullable String textOrNull(String name) {
    return Text.orNull(get(name));
  }

  public boolean isNone(String name) {
    return Text.isNone(get(name));
  }

  /// Python's truth of an argument.
  public boolean truth(String name) {
    return Text.truth(get(name));
  }

  /// An argument that must be a relation.
  public RelationValue relation(String name) {
    if (get(name) instanceof RelationValue relation) {
      return relation;
    }
    throw Errors.compilation("argument '" + name + "' is not a relation: " + text(name));
  }

  /// An argument as a list.
  public List<Object> list(String name) {
    return Names.list(get(name));
  }

  /// An argument as a list of texts.
  public List<String> texts(String name) {
    return Names.texts(get(name));
  }

  /// The body of a `call` block, rendered.
  public String caller() {
    Object caller = arguments.keyword().get("caller");
    return caller instanceof CallableValue block
        ? Text.of(context.invoke(block, Arguments.NONE))
        : "";
  }

  /// Calls a macro by its plain name, a project's own first.
  public Object macro(String name, Object... positional) {
    return context.call(name, positional);
  }

  /// The text of a macro's result.
  public String sql(String name, Object... positional) {
    return Text.of(context.call(name, positional));
  }

  /// Calls the adapter's or the default version of a macro.
  public Object dispatch(String name, Object... positional) {
    return context.dispatch(name, "dbt", Arguments.of(positional));
  }
}
