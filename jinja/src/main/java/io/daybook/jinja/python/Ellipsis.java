package io.daybook.jinja.python;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.value.HostObject;
import org.jspecify.annotations.Nullable;

/// Python's `...`, which a text may turn out to be where it is read as a literal.
public enum Ellipsis implements HostObject {
  ELLIPSIS;

  @Override
  public @Nullable Object attribute(String name) {
    return null;
  }

  @Override
  public Object item(Object key) {
    throw PythonError.type("'ellipsis' object is not subscriptable");
  }

  @Override
  public String text() {
    return repr();
  }

  @Override
  public String repr() {
    return "Ellipsis";
  }

  @Override
  public String typeName() {
    return "ellipsis";
  }
}
