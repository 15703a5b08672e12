package io.daybook.jinja.builtin.object;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyTuple;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `cycler()` makes: one value after the other, then from the beginning.
public final class Cycler implements HostObject {
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
      case "next" -> (CallableValue) (_, _) -> advance();
      case "reset" ->
          (CallableValue)
              (_, _) -> {
                next = 0;
                return None.NONE;
              };
      default -> null;
    };
  }

  private Object advance() {
    Object current = items.get(next);
    next = (next + 1) % items.size();
    return current;
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
