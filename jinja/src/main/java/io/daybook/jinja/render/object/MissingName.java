package io.daybook.jinja.render.object;

import io.daybook.jinja.error.Suggestion;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.render.Context;
import io.daybook.jinja.value.Undefined;

/// The origin of an undefined name.
public record MissingName(Context context, String name) implements Undefined.Origin {
  public static Undefined in(Context context, String name) {
    return context.undefined(new MissingName(context, name));
  }

  @Override
  public String message() {
    return Text.quote(name) + " is undefined";
  }

  @Override
  public String debugText() {
    return name;
  }

  @Override
  public String advice() {
    return Suggestion.text(name, context.all().keySet());
  }
}
