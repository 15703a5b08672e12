package io.daybook.models.module;

import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import org.jspecify.annotations.Nullable;

/// Python's `timedelta`.
public record PyDelta(long micros) implements HostObject {
  private static final long SECOND = 1_000_000L;
  private static final long DAY = 86_400L * SECOND;

  static PyDelta of(Arguments a) {
    double days = number(a, 0, "days") + 7 * number(a, 6, "weeks");
    double seconds =
        number(a, 1, "seconds") + 60 * number(a, 4, "minutes") + 3600 * number(a, 5, "hours");
    double rest = number(a, 2, "microseconds") + 1000 * number(a, 3, "milliseconds");
    return new PyDelta(
        Math.round(days * 86_400) * SECOND + Math.round(seconds * SECOND) + Math.round(rest));
  }

  private static double number(Arguments arguments, int index, String name) {
    return arguments.find(index, name) instanceof Number number ? number.doubleValue() : 0;
  }

  private long days() {
    return Math.floorDiv(micros, DAY);
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "days" -> days();
      case "seconds" -> Math.floorMod(micros, DAY) / SECOND;
      case "microseconds" -> Math.floorMod(micros, SECOND);
      case "total_seconds" -> (CallableValue) (_, _) -> micros / (double) SECOND;
      default -> null;
    };
  }

  @Override
  public String text() {
    long inDay = Math.floorMod(micros, DAY);
    long seconds = inDay / SECOND;
    String clock = "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    String fraction = inDay % SECOND == 0 ? "" : ".%06d".formatted(inDay % SECOND);
    String day = Math.abs(days()) == 1 ? " day, " : " days, ";
    return (days() == 0 ? "" : days() + day) + clock + fraction;
  }

  @Override
  public String repr() {
    return "datetime.timedelta(days=" + days() + ")";
  }

  @Override
  public String typeName() {
    return "timedelta";
  }

  @Override
  public boolean truth() {
    return micros != 0;
  }

  @Override
  public @Nullable Integer compareWith(Object other) {
    return other instanceof PyDelta that ? Long.compare(micros, that.micros) : null;
  }

  @Override
  public @Nullable Object operate(String operator, Object other, boolean reflected) {
    if (other instanceof PyDelta that) {
      return switch (operator) {
        case "+" -> new PyDelta(micros + that.micros);
        case "-" -> new PyDelta(reflected ? that.micros - micros : micros - that.micros);
        case "/" -> reflected ? (double) that.micros / micros : (double) micros / that.micros;
        case "//" ->
            Math.floorDiv(reflected ? that.micros : micros, reflected ? micros : that.micros);
        default -> null;
      };
    }
    if (other instanceof Number number) {
      return switch (operator) {
        case "*" -> new PyDelta(Math.round(micros * number.doubleValue()));
        case "/", "//" ->
            reflected ? null : new PyDelta((long) Math.floor(micros / number.doubleValue()));
        default -> null;
      };
    }
    return null;
  }
}
