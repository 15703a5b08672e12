package io.daybook.jinja.builtin;

import static io.daybook.jinja.builtin.Registry.takes;

import io.daybook.jinja.error.FilterArgumentError;
import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Bytes;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.MissingItem;
import io.daybook.jinja.python.Numbers;
import io.daybook.jinja.python.Slice;
import io.daybook.jinja.python.Subscript;
import io.daybook.jinja.python.Truth;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.python.method.Attributes;
import io.daybook.jinja.python.operator.Arithmetic;
import io.daybook.jinja.python.operator.Ordering;
import io.daybook.jinja.value.Equality;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.Key;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyDictView;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PyTuple;
import io.daybook.jinja.value.Undefined;
import io.daybook.jinja.value.series.PyIterator;
import io.daybook.jinja.value.series.PyRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Filters that take sequences apart or put them together.
final class SequenceFilters {
  private SequenceFilters() {}

  static void addTo(Registry registry) {
    registry
        .add("length", "len", takes("obj"), (_, a) -> (long) Iteration.length(a[0]))
        .alias("count", "length")
        .add("list", "sync_do_list", takes("value"), (_, a) -> Iteration.list(a[0]))
        .add("first", "*sync_do_first", takes("seq"), SequenceFilters::first)
        .add("last", "*do_last", takes("seq"), SequenceFilters::last)
        .add("random", "*do_random", takes("seq"), SequenceFilters::random)
        .add("reverse", "do_reverse", takes("value"), (_, a) -> reverse(a[0]))
        .add("items", "do_items", takes("value"), (_, a) -> items(a[0]))
        .add("batch", "do_batch", takes("value", "linecount", "fill_with=None"), (_, a) -> batch(a))
        .add(
            "slice",
            "sync_do_slice",
            takes("value", "slices", "fill_with=None"),
            (_, a) -> slice(a))
        .add(
            "sum",
            "*sync_do_sum",
            takes("iterable", "attribute=None", "start=0"),
            SequenceFilters::sum)
        .add("attr", "*do_attr", takes("obj", "name"), SequenceFilters::attribute)
        .add(
            "default",
            "do_default",
            takes("value", "default_value=''", "boolean=False"),
            (_, a) -> otherwise(a))
        .alias("d", "default");
  }

  private static Object otherwise(Object[] a) {
    return a[0] instanceof Undefined || (Truth.of(a[2]) && !Truth.of(a[0])) ? a[1] : a[0];
  }

  private static Object empty(Interpreter caller, String what) {
    return caller.undefined(Undefined.Origin.hint("No " + what + " item, sequence was empty."));
  }

  private static Object first(Interpreter caller, Object[] a) {
    Iterator<Object> items = Iteration.of(a[0]);
    return items.hasNext() ? items.next() : empty(caller, "first");
  }

  /// The items backwards, where Python's `reversed` accepts the value.
  private static List<Object> reversed(Object value) {
    List<Object> items =
        switch (value) {
          case String _,
              Markup _,
              PyDict _,
              PyDictView _,
              PyRange _,
              PyList _,
              PyTuple _,
              Bytes _,
              Undefined _ ->
              new ArrayList<>(Iteration.list(value));
          default -> throw PythonError.type("'" + Types.name(value) + "' object is not reversible");
        };
    Collections.reverse(items);
    return items;
  }

  private static Object last(Interpreter caller, Object[] a) {
    List<Object> items = reversed(a[0]);
    if (items.isEmpty()) {
      return empty(caller, "last");
    }
    return a[0] instanceof Markup ? new Markup(items.getFirst().toString()) : items.getFirst();
  }

  private static Object random(Interpreter caller, Object[] a) {
    int length = Iteration.length(a[0]);
    if (length == 0) {
      return empty(caller, "random");
    }
    return Subscript.of(a[0], ThreadLocalRandom.current().nextLong(length));
  }

  private static Object reverse(Object value) {
    if (Markup.isText(value)) {
      return Subscript.of(value, new Slice(None.NONE, None.NONE, -1L));
    }
    try {
      return new PyIterator(reversed(value).iterator(), reverseName(value));
    } catch (PythonError _) {
      return reversedList(value);
    }
  }

  private static Object reversedList(Object value) {
    try {
      PyList items = Iteration.list(value);
      Collections.reverse(items);
      return items;
    } catch (PythonError error) {
      if (error.type().equals("TypeError")) {
        throw new FilterArgumentError("argument must be iterable");
      }
      throw error;
    }
  }

  private static String reverseName(Object value) {
    return switch (value) {
      case PyList _ -> "list_reverseiterator";
      case PyDict _ -> "dict_reversekeyiterator";
      case PyDictView view ->
          switch (view.part()) {
            case KEYS -> "dict_reversekeyiterator";
            case VALUES -> "dict_reversevalueiterator";
            case ITEMS -> "dict_reverseitemiterator";
          };
      case PyRange _ -> "range_iterator";
      default -> "reversed";
    };
  }

  private static Object items(Object value) {
    if (value instanceof Undefined) {
      return new PyIterator(Collections.emptyIterator(), "generator object do_items");
    }
    return new LazyItems(
            "do_items",
            () -> {
              if (!(value instanceof PyDict dict)) {
                throw PythonError.type("Can only get item pairs from a mapping.");
              }
              return new PyDictView(dict, PyDictView.Part.ITEMS).iterator();
            })
        .generator();
  }

  private static Object batch(Object[] a) {
    return new LazyItems("do_batch", () -> new Batches(Iteration.of(a[0]), a[1], a[2])).generator();
  }

  private static final class Batches implements Iterator<Object> {
    private final Iterator<Object> source;
    private final Object size;
    private final Object fill;
    private boolean begun;

    Batches(Iterator<Object> source, Object size, Object fill) {
      this.source = source;
      this.size = size;
      this.fill = fill;
    }

    @Override
    public boolean hasNext() {
      return source.hasNext();
    }

    @Override
    public Object next() {
      PyList batch = new PyList();
      // Jinja2 asks whether a batch is full before it adds to it.
      if (!begun && source.hasNext() && Equality.equal(0L, size)) {
        begun = true;
        return batch;
      }
      begun = true;
      batch.add(source.next());
      while (source.hasNext() && !Equality.equal((long) batch.size(), size)) {
        batch.add(source.next());
      }
      if (fill != None.NONE && !source.hasNext() && Ordering.less((long) batch.size(), size)) {
        Object missing = Arithmetic.binary("-", size, (long) batch.size());
        return Arithmetic.binary("+", batch, Arithmetic.binary("*", PyList.of(fill), missing));
      }
      return batch;
    }
  }

  private static Object slice(Object[] a) {
    return new LazyItems("sync_do_slice", () -> Slices.of(a)).generator();
  }

  /// One slice after the other, however many are asked for: most of a great number are never made.
  private static final class Slices implements Iterator<Object> {
    private final PyList items;
    private final long count;
    private final long each;
    private final long extra;
    private final Object fill;
    private long made;
    private int from;

    private Slices(PyList items, long count, long each, long extra, Object fill) {
      this.items = items;
      this.count = count;
      this.each = each;
      this.extra = extra;
      this.fill = fill;
    }

    static Slices of(Object[] a) {
      PyList items = Iteration.list(a[0]);
      long length = items.size();
      long each = Numbers.index(Arithmetic.binary("//", length, a[1]));
      long extra = Numbers.index(Arithmetic.binary("%", length, a[1]));
      return new Slices(items, Numbers.index(a[1]), each, extra, a[2]);
    }

    @Override
    public boolean hasNext() {
      return made < count;
    }

    @Override
    public Object next() {
      int to = (int) (from + each + (made < extra ? 1 : 0));
      PyList slice = new PyList(items.subList(from, to));
      if (fill != None.NONE && made >= extra) {
        slice.add(fill);
      }
      from = to;
      made++;
      return slice;
    }
  }

  private static Object sum(Interpreter caller, Object[] a) {
    PathGetter getter = PathGetter.of(caller, a[1]);
    Iterator<Object> items = Iteration.of(a[0]);
    if (Markup.isText(a[2])) {
      throw PythonError.type("sum() can't sum strings [use ''.join(seq) instead]");
    }
    if (a[2] instanceof Bytes) {
      throw PythonError.type("sum() can't sum bytes [use b''.join(seq) instead]");
    }
    Object sum = a[2];
    while (items.hasNext()) {
      sum = Arithmetic.binary("+", sum, getter.get(items.next()));
    }
    return sum;
  }

  private static Object attribute(Interpreter caller, Object[] a) {
    Object _ = Key.of(a[1]); // Python looks it up before it asks whether it is a name
    if (!Markup.isText(a[1])) {
      throw PythonError.type("attribute name must be string, not '" + Types.name(a[1]) + "'");
    }
    String name = a[1].toString();
    if (Attributes.find(a[0], name) == null && !name.startsWith("__")) {
      return caller.undefined(new MissingItem(a[0], name, false));
    }
    return caller.attribute(a[0], name);
  }
}
