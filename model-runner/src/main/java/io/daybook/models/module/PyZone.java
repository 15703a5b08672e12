package io.daybook.models.module;

import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// A time zone of `pytz` or of `datetime.timezone`.
record PyZone(ZoneId zone) implements HostObject {

  /// The zone of a value, null where it is none.
  static @Nullable ZoneId of(@Nullable Object value) {
    return value instanceof PyZone zone ? zone.zone : null;
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "zone" -> zone.getId();
      case "localize" ->
          (CallableValue)
              (_, a) -> a.at(0) instanceof PyDate date ? PyDate.of(date.local(), zone) : a.at(0);
      case "normalize" -> (CallableValue) (_, a) -> a.at(0);
      default -> null;
    };
  }

  @Override
  public String text() {
    if (zone instanceof ZoneOffset offset) {
      return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
    }
    return zone.getId();
  }

  @Override
  public String repr() {
    return "<DstTzInfo '" + zone.getId() + "'>";
  }
}
