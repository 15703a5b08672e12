package io.daybook.models.check;

import io.daybook.models.node.Config;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a test's count of rows means by its configuration.
///
/// @param message what dbt prints, null for a test that passed
public record Verdict(Kind kind, long failures, @Nullable String message) {

  /// The three ends of a test.
  public enum Kind {
    PASS,
    WARN,
    FAIL
  }

  /// The verdict on a count.
  ///
  /// @param strict whether a warning is an error
  static Verdict of(Config config, boolean strict, long count, boolean warns, boolean errs) {
    String severity = String.valueOf(config.get("severity", "ERROR")).toUpperCase(Locale.ROOT);
    String got = "Got " + count + (count == 1 ? " result" : " results");
    if (severity.equals("ERROR") && errs) {
      String rule = ", configured to fail if " + config.get("error_if", "!= 0");
      return new Verdict(Kind.FAIL, count, got + rule);
    }
    if (warns) {
      String rule =
          ", configured to " + (strict ? "fail" : "warn") + " if " + config.get("warn_if", "!= 0");
      return new Verdict(strict ? Kind.FAIL : Kind.WARN, count, got + rule);
    }
    return new Verdict(Kind.PASS, 0, null);
  }
}
