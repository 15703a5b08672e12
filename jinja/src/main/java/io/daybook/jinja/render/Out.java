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
  private final Mode mode;
  private final boolean streams;
  private long kept;
  private @Nullable PythonError misfit;

  Out(Mode mode, boolean streams, int limit) {
    this.mode = mode;
    this.streams = streams;
    this.values = mode == Mode.TEXT ? null : new ArrayList<>();
    this.limit = limit;
  }

  /// Whether values are kept as they are.
  public boolean isNative() {
    return values != null;
  }

  /// Text of the template.
  public void data(String data) {
    if (values != null) {
      keep(data);
      return;
    }
    text.append(data);
    if (text.length() > limit) {
      throw tooLong();
    }
  }

  private void keep(Object value) {
    if (values != null) {
      values.add(value);
      kept += value instanceof CharSequence written ? written.length() : 1;
      if (kept > limit) {
        throw tooLong();
      }
      if (streams && values.size() > 1) {
        settle(values);
      }
    }
  }

  /// Jinja2 takes two values from a template that it renders before it makes text of any, and then
  /// makes text of each as it comes: a value that changes later has been seen before that.
  private static void settle(List<Object> values) {
    for (int i = values.size() == 2 ? 0 : values.size() - 1; i < values.size(); i++) {
      values.set(i, Text.of(values.get(i)));
    }
  }

  private LimitError tooLong() {
    return new LimitError("LimitError", "the output is longer than " + limit + " characters");
  }

  /// A printed value.
  public void value(Object value) {
    if (values != null) {
      keep(value);
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
      keep(value);
    } else {
      data(Text.escaped(value).text());
    }
  }

  /// All that a body wrote: a text, or what native rendering makes of the values.
  public Object result() {
    if (misfit != null) {
      throw misfit;
    }
    return switch (mode) {
      case TEXT -> text.toString();
      case NATIVE -> Native.concat(values());
      case MARKED -> Native.join(values());
    };
  }

  /// All that a template wrote; dbt makes values only of that, not of what its macros write.
  Object whole() {
    return mode == Mode.MARKED ? Native.marked(values()) : result();
  }

  private List<Object> values() {
    return values == null ? List.of() : values;
  }

  /// Writes what another one has collected.
  public void addAll(Out other) {
    other.values().forEach(this::value);
  }

  /// All that was written, as text.
  public String text() {
    return Text.of(result());
  }
}
