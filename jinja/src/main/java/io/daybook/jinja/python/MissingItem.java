package io.daybook.jinja.python;

import io.daybook.jinja.error.Suggestion;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.Undefined;
import java.util.List;

/// The origin of an undefined attribute or item.
///
/// @param owner the value that lacks it
/// @param key the attribute's name or the key
/// @param unsafe whether it exists and the sandbox hides it
public record MissingItem(Object owner, Object key, boolean unsafe) implements Undefined.Origin {
  @Override
  public String message() {
    if (unsafe) {
      return "access to attribute "
          + Text.repr(key)
          + " of '"
          + Types.name(owner)
          + "' object is unsafe.";
    }
    if (!Markup.isText(key)) {
      return Types.describe(owner) + " has no element " + Text.repr(key);
    }
    return Text.quote(Types.describe(owner)) + " has no attribute " + Text.repr(key);
  }

  @Override
  public String name() {
    return Text.of(key);
  }

  @Override
  public String advice() {
    if (unsafe || !(owner instanceof PyDict dict) || !Markup.isText(key)) {
      return "";
    }
    List<String> known =
        Iteration.list(dict).stream().filter(Markup::isText).map(Object::toString).toList();
    return Suggestion.text(key.toString(), known);
  }

  @Override
  public String debugText() {
    return "no such element: " + Types.describe(owner) + "[" + Text.repr(key) + "]";
  }
}
