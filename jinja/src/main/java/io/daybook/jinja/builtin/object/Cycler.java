package io.daybook.jinja.builtin.object;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.method.BoundMethod;
import io.daybook.jinja.python.method.Parameters;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyTuple;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `cycler()` makes: one value after the other, then from the beginning.
public final class Cycler implements HostObject {
  private static final Parameters NEXT = Parameters.of("Cycler.next", 1);
  private static final Parameters RESET = Parameters.of("Cycler.reset", 1);

  private final List<Object> items;
  private int next;

  public Cycler(List<Object> items) {
    if (items.isEmpty()) {
      throw new PythonError("RuntimeError", "at least one item has to be provided");
    }
    this.items = items;
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "current" -> items.get(next);
      case "pos" -> (long) next;
      case "items" -> PyTuple.copyOf(items);
      case "next" -> new BoundMethod(this, name, (_, arguments) -> advance(arguments));
      case "reset" -> new BoundMethod(this, name, (_, arguments) -> reset(arguments));
      default -> null;
    };
  }

  private Object advance(Arguments arguments) {
    NEXT.bind(arguments);
    Object current = items.get(next);
    next = (next + 1) % items.size();
    return current;
  }

  private Object reset(Arguments arguments) {
    RESET.bind(arguments);
    next = 0;
    return None.NONE;
  }

  @Override
  public Object item(Object key) {
    throw PythonError.type("'Cycler' object is not subscriptable");
  }

  @Override
  public String text() {
    return repr();
  }

  @Override
  public String typeName() {
    return "jinja2.utils.Cycler";
  }
}
