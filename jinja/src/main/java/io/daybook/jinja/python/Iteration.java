package io.daybook.jinja.python;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Marked;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyDictView;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PyTuple;
import io.daybook.jinja.value.Undefined;
import io.daybook.jinja.value.Values;
import io.daybook.jinja.value.series.MappedIterator;
import io.daybook.jinja.value.series.PyIterator;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// Python's `iter`, `len` and `list`.
public final class Iteration {
  private Iteration() {}

  /// `iter(value)`.
  @SuppressWarnings("unchecked") // an iterator of a host's values gives objects
  public static Iterator<Object> of(Object value) {
    return switch (value) {
      case PyList list -> new Live(list);
      case Collection<?> items -> (Iterator<Object>) items.iterator();
      case PyDict dict -> new PyDictView(dict, PyDictView.Part.KEYS).iterator();
      case String text -> new Characters(text);
      case Markup markup -> new Characters(markup.text());
      case Marked marked -> new Characters(marked.text());
      case PyIterator iterator -> iterator;
      case Undefined undefined -> undefined.iterator();
      case HostObject object when object.iterator() != null -> hosted(object);
      default -> throw PythonError.type("'" + Types.name(value) + "' object is not iterable");
    };
  }

  private static Iterator<Object> hosted(HostObject object) {
    Iterator<?> items = object.iterator();
    if (items == null) {
      throw PythonError.type("'" + Types.name(object) + "' object is not iterable");
    }
    return new MappedIterator<>(items, Values::of);
  }

  /// Whether [#of] would succeed.
  public static boolean isIterable(Object value) {
    return switch (value) {
      case Collection<?> _, PyDict _, PyIterator _, Undefined _ -> true;
      case String _, Markup _, Marked _ -> true;
      case HostObject object -> object.iterator() != null;
      default -> false;
    };
  }

  /// `len(value)`.
  public static int length(Object value) {
    return switch (value) {
      case String text -> text.codePointCount(0, text.length());
      case Markup markup -> length(markup.text());
      case Marked marked -> length(marked.text());
      case PyDict dict -> dict.size();
      case Collection<?> items -> items.size();
      case Undefined undefined -> undefined.length();
      case HostObject object when object.length() >= 0 -> object.length();
      default -> throw PythonError.type("object of type '" + Types.name(value) + "' has no len()");
    };
  }

  /// `list(value)`.
  public static PyList list(Object value) {
    if (value instanceof PyTuple || value instanceof PyList) {
      return new PyList((Collection<?>) value);
    }
    PyList list = new PyList();
    of(value).forEachRemaining(list::add);
    return list;
  }

  /// Walks over a list that may grow meanwhile.
  private static final class Live implements Iterator<Object> {
    private final PyList list;
    private int next;

    Live(PyList list) {
      this.list = list;
    }

    @Override
    public boolean hasNext() {
      return next < list.size();
    }

    @Override
    public Object next() {
      if (next >= list.size()) {
        throw new NoSuchElementException();
      }
      return list.get(next++);
    }
  }

  /// Walks over the characters of a text.
  private static final class Characters implements Iterator<Object> {
    private final String text;
    private int next;

    Characters(String text) {
      this.text = text;
    }

    @Override
    public boolean hasNext() {
      return next < text.length();
    }

    @Override
    public Object next() {
      if (next >= text.length()) {
        throw new NoSuchElementException();
      }
      int end = next + Character.charCount(text.codePointAt(next));
      String character = text.substring(next, end);
      next = end;
      return character;
    }
  }
}
