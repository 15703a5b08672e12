package io.daybook.jinja.python.method;

import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.html.Entities;
import io.daybook.jinja.python.html.Tags;
import java.util.Map;

/// The methods that `Markup` has beside those of `str`.
final class MarkupMethods {
  static final Map<String, BoundMethod.Method> TABLE =
      Map.of(
          "unescape",
          (self, a) -> {
            Parameters.check(a, "Markup", "unescape", 0, 0);
            return Entities.unescape(self.toString());
          },
          "striptags",
          (self, a) -> {
            Parameters.check(a, "Markup", "striptags", 0, 0);
            return Tags.strip(self.toString(), TextSplit::words);
          },
          "escape",
          (_, a) -> {
            Parameters.check(a, "Markup", "escape", 1, 1);
            return Text.escaped(a.at(0));
          });

  private MarkupMethods() {}
}
