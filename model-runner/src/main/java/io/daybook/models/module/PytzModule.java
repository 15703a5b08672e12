package io.daybook.models.module;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.PyList;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeSet;

/// Python's module `pytz`.
final class PytzModule {
  static final PyModule INSTANCE =
      new PyModule(
          "pytz",
          Map.of(
              "timezone", (CallableValue) (_, a) -> zone(String.valueOf(a.at(0))),
              "utc", new PyZone(ZoneOffset.UTC),
              "UTC", new PyZone(ZoneOffset.UTC),
              "all_timezones", new PyList(new TreeSet<>(ZoneId.getAvailableZoneIds()))));

  private PytzModule() {}

  private static PyZone zone(String name) {
    if (name.equalsIgnoreCase("utc")) {
      return new PyZone(ZoneOffset.UTC);
    }
    try {
      return new PyZone(ZoneId.of(name));
    } catch (DateTimeException e) {
      throw new PythonError("UnknownTimeZoneError", "'" + name + "'");
    }
  }
}
