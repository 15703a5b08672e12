package io.daybook.jinja.render.object;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.method.BoundMethod;
import io.daybook.jinja.python.method.Parameters;
import io.daybook.jinja.render.Context;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PyTuple;
import io.daybook.jinja.value.Undefined;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The `loop` of a for loop, which also walks over the items.
public final class LoopContext implements HostObject, CallableValue {
  /// Renders a recursive loop's body for inner items.
  @FunctionalInterface
  public interface Recursion {
    Object render(Object items, int depth0);
  }

  private static final Parameters CALL = Parameters.of("LoopContext.__call__", 1, "iterable");

  private final Context context;
  private final Object items;
  private final @Nullable Recursion recursion;
  private final int depth0;
  private Iterator<Object> iterator;
  private long index0 = -1;
  private long length = -1;
  private @Nullable Object after;
  private @Nullable Object current;
  private @Nullable Object before;
  private @Nullable PyTuple lastChanged;

  public LoopContext(
      Context context,
      Object items,
      Iterator<Object> iterator,
      @Nullable Recursion recursion,
      int depth0) {
    this.context = context;
    this.items = items;
    this.iterator = iterator;
    this.recursion = recursion;
    this.depth0 = depth0;
  }

  public boolean hasNext() {
    return after != null || iterator.hasNext();
  }

  public Object next() {
    Object value = after == null ? iterator.next() : after;
    after = null;
    index0++;
    before = current;
    current = value;
    return value;
  }

  private long size() {
    if (length < 0) {
      if (items instanceof Collection<?> || items instanceof PyDict) {
        length = Iteration.length(items);
      } else if (items instanceof CharSequence || items instanceof Undefined) {
        length = Iteration.length(items);
      } else {
        PyList rest = new PyList();
        iterator.forEachRemaining(rest::add);
        iterator = Iteration.of(rest);
        length = rest.size() + index0 + 1 + (after == null ? 0 : 1);
      }
    }
    return length;
  }

  private @Nullable Object peek() {
    if (after == null && iterator.hasNext()) {
      after = iterator.next();
    }
    return after;
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "index" -> index0 + 1;
      case "index0" -> index0;
      case "first" -> index0 == 0;
      case "last" -> peek() == null;
      case "length" -> size();
      case "revindex" -> size() - index0;
      case "revindex0" -> size() - index0 - 1;
      case "depth" -> depth0 + 1L;
      case "depth0" -> (long) depth0;
      case "previtem" -> index0 == 0 ? undefined("there is no previous item") : before;
      case "nextitem" -> {
        Object next = peek();
        yield next == null ? undefined("there is no next item") : next;
      }
      case "cycle" -> new BoundMethod(this, name, (_, arguments) -> cycle(arguments));
      case "changed" -> new BoundMethod(this, name, (_, arguments) -> changed(arguments));
      default -> null;
    };
  }

  private Undefined undefined(String message) {
    return context.undefined(Undefined.Origin.hint(message));
  }

  private Object cycle(Arguments arguments) {
    List<Object> values = Parameters.positional("LoopContext.cycle", arguments);
    if (values.isEmpty()) {
      throw PythonError.type("no items for cycling given");
    }
    return values.get((int) Math.floorMod(index0, (long) values.size()));
  }

  private Object changed(Arguments arguments) {
    PyTuple value = PyTuple.copyOf(Parameters.positional("LoopContext.changed", arguments));
    boolean changed = lastChanged == null || !lastChanged.equals(value);
    if (changed) {
      lastChanged = value;
    }
    return changed;
  }

  @Override
  public Object call(Interpreter runtime, Arguments arguments) {
    Object inner = CALL.bind(arguments)[0];
    if (recursion == null) {
      throw PythonError.type("The loop must have the 'recursive' marker to be called recursively.");
    }
    return recursion.render(inner, depth0 + 1);
  }

  @Override
  public int length() {
    return (int) size();
  }

  @Override
  public Iterator<?> iterator() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return LoopContext.this.hasNext();
      }

      @Override
      public Object next() {
        return PyTuple.of(LoopContext.this.next(), LoopContext.this);
      }
    };
  }

  @Override
  public String text() {
    return repr();
  }

  @Override
  public String repr() {
    return "<LoopContext " + (index0 + 1) + "/" + size() + ">";
  }

  @Override
  public String typeName() {
    return "jinja2.runtime.LoopContext";
  }
}
