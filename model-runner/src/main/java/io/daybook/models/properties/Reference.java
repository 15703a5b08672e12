package io.daybook.models.properties;

import io.daybook.models.draft.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A `ref(…)` or `source(…)` written as text with literal arguments only.
///
/// @param isSource which of the two
/// @param packageName the first of two arguments of a `ref`; the source's name
/// @param name the node's name; the table's name
/// @param version of a `ref`
public record Reference(
    boolean isSource, @Nullable String packageName, String name, @Nullable Object version) {
  private static final Pattern CALL =
      Pattern.compile("\\s*(ref|source)\\s*\\(\\s*(.*?)\\s*,?\\s*\\)\\s*", Pattern.DOTALL);
  private static final Pattern ARGUMENT =
      Pattern.compile(
          "\\s*(?:(v|version|package|name)\\s*=\\s*)?(?:'([^'\\\\]*)'|\"([^\"\\\\]*)\"|(\\d+(?:\\.\\d+)?))\\s*");

  /// The reference, empty if the text is anything else.
  public static Optional<Reference> parse(String text) {
    Matcher call = CALL.matcher(text);
    if (!call.matches()) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    @Nullable Object version = null;
    Matcher argument = ARGUMENT.matcher(call.group(2));
    int at = 0;
    while (at < call.group(2).length()) {
      if (!argument.region(at, call.group(2).length()).lookingAt()) {
        return Optional.empty();
      }
      String key = argument.group(1);
      if (key != null && key.startsWith("v")) {
        version = value(argument);
      } else if (argument.group(4) != null || key != null) {
        return Optional.empty();
      } else {
        names.add(String.valueOf(value(argument)));
      }
      at = argument.end();
      if (at < call.group(2).length() && call.group(2).charAt(at++) != ',') {
        return Optional.empty();
      }
    }
    boolean source = call.group(1).equals("source");
    if (source ? names.size() != 2 : names.isEmpty() || names.size() > 2) {
      return Optional.empty();
    }
    @Nullable String first = names.size() == 2 ? names.getFirst() : null;
    return Optional.of(new Reference(source, first, names.getLast(), version));
  }

  private static Object value(Matcher argument) {
    if (argument.group(4) != null) {
      String number = argument.group(4);
      if (number.indexOf('.') < 0) {
        return Long.valueOf(number);
      }
      return Double.valueOf(number);
    }
    return argument.group(2) == null ? argument.group(3) : argument.group(2);
  }

  /// Writes it down in the node that makes it.
  public void record(Draft draft) {
    if (isSource && packageName != null) {
      draft.source(packageName, name);
    } else {
      draft.ref(packageName, name, version);
    }
  }
}
