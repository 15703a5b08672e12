package io.daybook.kernel.failure;

import java.util.List;

/// Failures as text for people and as JSON lines for machines.
public final class Rendering {
  private Rendering() {}

  /// Like a compiler's message: header, arrow line with the place, hint.
  public static String text(List<? extends Failure> failures) {
    StringBuilder out = new StringBuilder();
    for (Failure failure : failures) {
      if (!out.isEmpty()) {
        out.append('\n');
      }
      out.append(text(failure));
    }
    return out.toString();
  }

  /// One failure as text, lines separated by `\n`, without a final one.
  public static String text(Failure failure) {
    String place = failure.location().text();
    String arrow = place.isEmpty() ? "" : "\n  --> " + place;
    return "error[" + failure.code() + "]: " + failure.fact() + arrow + "\nhint: " + failure.hint();
  }

  /// One failure as one line of JSON with the keys `event` (always `failure`), `code`, `fact`,
  /// `location`, `hint`, `exit_code`.
  public static String json(Failure failure) {
    return "{\"event\":\"failure\",\"code\":"
        + quoted(failure.code())
        + ",\"fact\":"
        + quoted(failure.fact())
        + ",\"location\":"
        + quoted(failure.location().text())
        + ",\"hint\":"
        + quoted(failure.hint())
        + ",\"exit_code\":"
        + failure.exitCode()
        + "}";
  }

  /// A JSON string literal.
  public static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
