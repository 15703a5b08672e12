package io.daybook.jinja.value;

import io.daybook.jinja.value.series.MappedIterator;
import java.util.AbstractCollection;
import java.util.Iterator;

/// What `keys()`, `values()` and `items()` of a dict give: a live view.
public final class PyDictView extends AbstractCollection<Object> {
  /// Which part of the dict is seen.
  public enum Part {
    KEYS,
    VALUES,
    ITEMS
  }

  private final PyDict dict;
  private final Part part;

  /// A view of one part of a dict.
  public PyDictView(PyDict dict, Part part) {
    this.dict = dict;
    this.part = part;
  }

  /// The dict behind it.
  public PyDict dict() {
    return dict;
  }

  /// Which part of the dict is seen.
  public Part part() {
    return part;
  }

  /// Whether the view acts as a set, as those of keys and of items do.
  public boolean isSetLike() {
    return part != Part.VALUES;
  }

  @Override
  public Iterator<Object> iterator() {
    return new MappedIterator<>(dict.items().iterator(), this::of);
  }

  private Object of(PyDict.Item item) {
    return switch (part) {
      case KEYS -> item.key();
      case VALUES -> item.value();
      case ITEMS -> PyTuple.of(item.key(), item.value());
    };
  }

  @Override
  public boolean contains(Object value) {
    return switch (part) {
      case KEYS -> dict.containsKey(value);
      case VALUES -> super.contains(value);
      case ITEMS -> value instanceof PyTuple pair && pair.size() == 2 && holds(pair);
    };
  }

  private boolean holds(PyTuple pair) {
    Object found = dict.find(pair.get(0));
    return found != null
        && (Equality.same(found, pair.get(1)) || Equality.equal(found, pair.get(1)));
  }

  @Override
  public int size() {
    return dict.size();
  }
}
