package io.daybook.jinja.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A macro as a value: a template can pass it on, Java can call it.
public interface Macro extends CallableValue {
  /// The name it was defined under; `caller` for the body of a call block.
  String name();

  /// The names of its parameters in order.
  List<String> parameters();

  /// What a template reads of it: `name`, `arguments`, `caller`; null for any other attribute.
  default @Nullable Object attribute(String attribute) {
    return attribute.equals("name") ? name() : null;
  }

  /// Calls it from Java, outside of any rendering; gives its text, or the value of a [Return].
  Object invoke(Arguments arguments);
}
