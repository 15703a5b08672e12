package io.daybook.jinja.render.object;

import io.daybook.jinja.python.method.Parameters;
import io.daybook.jinja.render.BlockCode;
import io.daybook.jinja.render.Context;
import io.daybook.jinja.render.Out;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.Undefined;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A block as a value: `self.name` or `super`.
public record BlockReference(String name, Context context, List<BlockCode> stack, int depth)
    implements CallableValue, HostObject {
  private static final Parameters CALL = Parameters.of("BlockReference.__call__", 1);

  /// The same block one template further up.
  public static Object above(String name, Context context, List<BlockCode> stack, int depth) {
    if (depth >= stack.size()) {
      return context.undefined(missing(name));
    }
    return new BlockReference(name, context, stack, depth);
  }

  private static Undefined.Origin missing(String name) {
    return Undefined.Origin.hint("there is no parent block called '" + name + "'.");
  }

  @Override
  public Object call(Interpreter runtime, Arguments arguments) {
    CALL.bind(arguments);
    Out out = context.newStream();
    stack.get(depth).run(context, out);
    return context.autoescape() ? new Markup(out.text()) : out.result();
  }

  @Override
  public @Nullable Object attribute(String attribute) {
    return attribute.equals("super")
        ? above(name, context, stack, depth + 1)
        : attribute.equals("name") ? name : null;
  }

  @Override
  public String text() {
    return repr();
  }

  @Override
  public String typeName() {
    return "jinja2.runtime.BlockReference";
  }
}
