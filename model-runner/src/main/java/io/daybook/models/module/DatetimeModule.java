package io.daybook.models.module;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.models.module.PyModule.PyClass;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Python's module `datetime`.
final class DatetimeModule {
  private DatetimeModule() {}

  static PyModule of(Clock clock) {
    Map<String, Object> members =
        Map.of(
            "datetime", new PyClass("datetime.datetime", datetime(), datetimeFunctions(clock)),
            "date", new PyClass("datetime.date", date(), dateFunctions(clock)),
            "time", new PyClass("datetime.time", time(), Map.of()),
            "timedelta", new PyClass("datetime.timedelta", (_, a) -> PyDelta.of(a), Map.of()),
            "timezone",
                new PyClass(
                    "datetime.timezone",
                    (_, a) -> new PyZone(offset(a)),
                    Map.of("utc", new PyZone(ZoneOffset.UTC))),
            "UTC", new PyZone(ZoneOffset.UTC));
    return new PyModule("datetime", members);
  }

  private static ZoneOffset offset(Arguments arguments) {
    long micros = arguments.at(0) instanceof PyDelta delta ? delta.micros() : 0;
    return ZoneOffset.ofTotalSeconds((int) (micros / 1_000_000));
  }

  private static CallableValue datetime() {
    return (_, a) ->
        guarded(() ->
            PyDate.of(
                LocalDateTime.of(
                    whole(a, 0, "year", 1),
                    whole(a, 1, "month", 1),
                    whole(a, 2, "day", 1),
                    whole(a, 3, "hour", 0),
                    whole(a, 4, "minute", 0),
                    whole(a, 5, "second", 0),
                    whole(a, 6, "microsecond", 0) * 1000),
                PyZone.of(a.find(7, "tzinfo"))));
  }

  private static CallableValue date() {
    return (_, a) ->
        guarded(() ->
            PyDate.of(
                LocalDate.of(
                    whole(a, 0, "year", 1), whole(a, 1, "month", 1), whole(a, 2, "day", 1))));
  }

  private static CallableValue time() {
    return (_, a) ->
        new PyDate.PyTime(
            LocalTime.of(
                whole(a, 0, "hour", 0),
                whole(a, 1, "minute", 0),
                whole(a, 2, "second", 0),
                whole(a, 3, "microsecond", 0) * 1000));
  }

  private static Map<String, Object> datetimeFunctions(Clock clock) {
    return Map.of(
        "now", call(a -> now(clock, PyZone.of(a.find(0, "tz")))),
        "utcnow",
            call(_ -> PyDate.of(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), null)),
        "today", call(_ -> now(clock, null)),
        "strptime", call(a -> Strftime.parse(String.valueOf(a.at(0)), String.valueOf(a.at(1)))),
        "fromisoformat", call(a -> iso(String.valueOf(a.at(0)))),
        "fromtimestamp", call(a -> stamp(a)),
        "combine", call(a -> combine(a)),
        "min", PyDate.of(LocalDateTime.of(1, 1, 1, 0, 0), null),
        "max", PyDate.of(LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000), null));
  }

  private static Map<String, Object> dateFunctions(Clock clock) {
    return Map.of(
        "today", call(_ -> PyDate.of(now(clock, null).local().toLocalDate())),
        "fromisoformat", call(a -> PyDate.of(LocalDate.parse(String.valueOf(a.at(0))))));
  }

  private interface Function {
    Object apply(Arguments arguments);
  }

  private static CallableValue call(Function function) {
    return (_, arguments) -> guarded(() -> function.apply(arguments));
  }

  private interface Supplier {
    Object get();
  }

  private static Object guarded(Supplier supplier) {
    try {
      return supplier.get();
    } catch (DateTimeException e) {
      throw PythonError.value(String.valueOf(e.getMessage()));
    }
  }

  private static PyDate now(Clock clock, @Nullable ZoneId zone) {
    ZoneId here = zone == null ? ZoneId.systemDefault() : zone;
    return PyDate.of(LocalDateTime.ofInstant(clock.instant(), here), zone);
  }

  private static PyDate stamp(Arguments arguments) {
    double seconds = arguments.at(0) instanceof Number number ? number.doubleValue() : 0;
    ZoneId zone = PyZone.of(arguments.find(1, "tz"));
    Instant at = Instant.ofEpochMilli(Math.round(seconds * 1000));
    return PyDate.of(
        LocalDateTime.ofInstant(at, zone == null ? ZoneId.systemDefault() : zone), zone);
  }

  private static Object combine(Arguments arguments) {
    if (arguments.at(0) instanceof PyDate day && arguments.at(1) instanceof PyDate.PyTime time) {
      return PyDate.of(day.local().toLocalDate().atTime(time.time()), null);
    }
    throw PythonError.type("combine() argument 1 must be datetime.date");
  }

  private static PyDate iso(String text) {
    String standard = text.replace(' ', 'T');
    if (standard.indexOf('T') < 0) {
      return PyDate.of(LocalDate.parse(standard).atStartOfDay(), null);
    }
    if (standard.matches(".*(Z|[+-]\\d{2}:\\d{2})$")) {
      OffsetDateTime at = OffsetDateTime.parse(standard);
      return PyDate.of(at.toLocalDateTime(), at.getOffset());
    }
    return PyDate.of(LocalDateTime.parse(standard), null);
  }

  private static int whole(Arguments arguments, int index, String name, int otherwise) {
    Object value = arguments.find(index, name);
    return value instanceof Number number ? number.intValue() : otherwise;
  }
}
