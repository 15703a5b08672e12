package io.daybook.jinja.render;

import io.daybook.jinja.error.LimitError;
import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.value.Markup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a body writes: text, or in native rendering the values themselves.
public final class Out {
  private final StringBuilder text = new StringBuilder();
  private final @Nullable List<Object> values;
  private final int limit;
  private @Nullable PythonError misfit;

  Out(boolean isNative, int limit) {
    this.values = isNative ? new ArrayList<>() : null;
    this.limit = limit;
  }

  boolean isNative() {
    return values != null;
  }

  /// Text of the template.
  public void data(String data) {
    if (values != null) {
      values.add(data);
      return;
    }
    text.append(data);
    if (text.length() > limit) {
      throw new LimitError("LimitError", "the output is longer than " + limit + " characters");
    }
  }

  /// A printed value.
  public void value(Object value) {
    if (values != null) {
      values.add(value);
    } else {
      data(value instanceof String string ? string : Text.of(value));
    }
  }

  /// The result of a call or filter of a block, which must be text unless rendering is native.
  /// Python finds out only when it joins all parts.
  public void block(Object value) {
    if (values == null && !Markup.isText(value)) {
      misfit =
          PythonError.type(
              "sequence item 0: expected str instance, " + Types.name(value) + " found");
      return;
    }
    value(value);
  }

  /// A printed value where the environment escapes.
  public void escaped(Object value) {
    if (values != null) {
      values.add(value);
    } else {
      data(Text.escaped(value).text());
    }
  }

  /// All that was written: a text, or what native rendering makes of the values.
  public Object result() {
    if (misfit != null) {
      throw misfit;
    }
    return values == null ? text.toString() : Native.concat(values);
  }

  /// All that was written, as text.
  public String text() {
    return Text.of(result());
  }
}
