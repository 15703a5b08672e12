package io.daybook.jinja.python.method;

import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.html.Entities;
import io.daybook.jinja.python.html.Tags;
import java.util.Map;
import java.util.Set;

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

  /// The methods that are its own: most of them do what those of `str` do and give `Markup`.
  static final Set<String> DEFINED =
      Set.of(
          """
          capitalize casefold center escape expandtabs format format_map join ljust lower lstrip
          partition removeprefix removesuffix replace rjust rpartition rsplit rstrip split splitlines
          strip striptags swapcase title translate unescape upper zfill
          """
              .split("\\s+"));

  private MarkupMethods() {}
}
