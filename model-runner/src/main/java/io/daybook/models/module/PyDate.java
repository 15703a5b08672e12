package io.daybook.models.module;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.PyTuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/// Python's `date` and `datetime`: a day, or a moment of a day with or without a time zone.
///
/// @param local the wall clock; for a date it is midnight
/// @param zone null where it has none
/// @param dateOnly whether it is a `date`
public record PyDate(LocalDateTime local, @Nullable ZoneId zone, boolean dateOnly)
    implements HostObject {

  /// A date.
  public static PyDate of(LocalDate day) {
    return new PyDate(day.atStartOfDay(), null, true);
  }

  /// A datetime.
  public static PyDate of(LocalDateTime local, @Nullable ZoneId zone) {
    return new PyDate(local.truncatedTo(ChronoUnit.MICROS), zone, false);
  }

  /// A datetime in UTC.
  public static PyDate of(Instant moment) {
    return of(LocalDateTime.ofInstant(moment, ZoneOffset.UTC), ZoneOffset.UTC);
  }

  /// A moment read from a text by Python's directives.
  public static PyDate parse(String text, String pattern) {
    return Strftime.parse(text, pattern);
  }

  /// Its text by Python's directives.
  public String format(String pattern) {
    return Strftime.format(pattern, this);
  }

  /// The same as a value of YAML.
  Temporal temporal() {
    if (dateOnly) {
      return local.toLocalDate();
    }
    return zone == null ? local : zoned().toOffsetDateTime();
  }

  ZonedDateTime zoned() {
    return local.atZone(zone == null ? ZoneId.systemDefault() : zone);
  }

  private int nanos() {
    return local.toLocalTime().get(ChronoField.NANO_OF_SECOND);
  }

  /// As Python prints it.
  @Override
  public String text() {
    return isoformat(" ");
  }

  private String isoformat(String separator) {
    if (dateOnly) {
      return Strftime.format("%Y-%m-%d", this);
    }
    String fraction = nanos() == 0 ? "" : ".%f";
    return Strftime.format("%Y-%m-%d" + separator + "%H:%M:%S" + fraction, this) + offset();
  }

  private String offset() {
    return zone == null ? "" : Strftime.offset(this, true);
  }

  @Override
  public String repr() {
    if (dateOnly) {
      return "datetime.date(%d, %d, %d)"
          .formatted(local.getYear(), local.getMonthValue(), local.getDayOfMonth());
    }
    StringBuilder text = new StringBuilder("datetime.datetime(");
    text.append(local.getYear()).append(", ").append(local.getMonthValue()).append(", ");
    text.append(local.getDayOfMonth()).append(", ").append(local.getHour()).append(", ");
    text.append(local.getMinute());
    if (local.getSecond() != 0 || nanos() != 0) {
      text.append(", ").append(local.getSecond());
    }
    if (nanos() != 0) {
      text.append(", ").append(nanos() / 1000);
    }
    return text.append(')').toString();
  }

  @Override
  public String typeName() {
    return dateOnly ? "date" : "datetime";
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "year" -> (long) local.getYear();
      case "month" -> (long) local.getMonthValue();
      case "day" -> (long) local.getDayOfMonth();
      case "hour" -> dateOnly ? null : (Object) (long) local.getHour();
      case "minute" -> dateOnly ? null : (Object) (long) local.getMinute();
      case "second" -> dateOnly ? null : (Object) (long) local.getSecond();
      case "microsecond" -> dateOnly ? null : (Object) (long) (nanos() / 1000);
      case "tzinfo" -> zone == null ? io.daybook.jinja.value.None.NONE : new PyZone(zone);
      default -> method(name);
    };
  }

  private @Nullable CallableValue method(String name) {
    return switch (name) {
      case "strftime" -> (_, a) -> Strftime.format(String.valueOf(a.at(0)), this);
      case "isoformat" -> (_, a) -> isoformat(String.valueOf(a.get(0, "sep", "T")));
      case "date" -> (_, _) -> of(local.toLocalDate());
      case "time" -> (_, _) -> new PyTime(local.toLocalTime());
      case "weekday" -> (_, _) -> (long) local.getDayOfWeek().getValue() - 1;
      case "isoweekday" -> (_, _) -> (long) local.getDayOfWeek().getValue();
      case "isocalendar" -> (_, _) -> isoCalendar();
      case "timestamp" -> (_, _) -> zoned().toInstant().toEpochMilli() / 1000.0;
      case "astimezone" -> (_, a) -> astimezone(a);
      case "replace" -> (_, a) -> replace(a);
      case "toordinal" -> (_, _) -> local.toLocalDate().toEpochDay() + 719163;
      default -> null;
    };
  }

  private PyTuple isoCalendar() {
    return PyTuple.of(
        (long) local.get(IsoFields.WEEK_BASED_YEAR),
        (long) local.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
        (long) local.getDayOfWeek().getValue());
  }

  private PyDate astimezone(Arguments arguments) {
    ZoneId to = PyZone.of(arguments.find(0, "tz"));
    ZoneId chosen = to == null ? ZoneId.systemDefault() : to;
    return of(zoned().withZoneSameInstant(chosen).toLocalDateTime(), chosen);
  }

  private PyDate replace(Arguments a) {
    LocalDateTime changed =
        LocalDateTime.of(
            part(a, 0, "year", local.getYear()),
            part(a, 1, "month", local.getMonthValue()),
            part(a, 2, "day", local.getDayOfMonth()),
            part(a, 3, "hour", local.getHour()),
            part(a, 4, "minute", local.getMinute()),
            part(a, 5, "second", local.getSecond()),
            part(a, 6, "microsecond", nanos() / 1000) * 1000);
    Object newZone = a.keyword().get("tzinfo");
    return new PyDate(changed, newZone == null ? zone : PyZone.of(newZone), dateOnly);
  }

  private static int part(Arguments arguments, int index, String name, int otherwise) {
    Object value = arguments.find(index, name);
    return value instanceof Number number ? number.intValue() : otherwise;
  }

  @Override
  public @Nullable Integer compareWith(Object other) {
    if (!(other instanceof PyDate that) || that.dateOnly != dateOnly) {
      return null;
    }
    if (zone == null || that.zone == null) {
      return local.compareTo(that.local);
    }
    return zoned().toInstant().compareTo(that.zoned().toInstant());
  }

  @Override
  public @Nullable Object operate(String operator, Object other, boolean reflected) {
    if (other instanceof PyDelta delta && operator.equals("+")) {
      return plus(delta.micros());
    }
    if (other instanceof PyDelta delta && operator.equals("-") && !reflected) {
      return plus(-delta.micros());
    }
    if (other instanceof PyDate that && operator.equals("-") && !reflected) {
      if ((zone == null) != (that.zone == null)) {
        throw PythonError.type("can't subtract offset-naive and offset-aware datetimes");
      }
      return new PyDelta(
          zone == null
              ? ChronoUnit.MICROS.between(that.local, local)
              : ChronoUnit.MICROS.between(that.zoned(), zoned()));
    }
    return null;
  }

  private PyDate plus(long micros) {
    LocalDateTime moved = local.plus(micros, ChronoUnit.MICROS);
    return dateOnly ? of(moved.toLocalDate()) : of(moved, zone);
  }

  /// Python's `time`.
  record PyTime(LocalTime time) implements HostObject {
    @Override
    public @Nullable Object attribute(String name) {
      return switch (name) {
        case "hour" -> (long) time.getHour();
        case "minute" -> (long) time.getMinute();
        case "second" -> (long) time.getSecond();
        case "microsecond" -> (long) (time.getNano() / 1000);
        case "strftime" ->
            (CallableValue)
                (_, a) ->
                    Strftime.format(
                        String.valueOf(a.at(0)), of(LocalDate.of(1900, 1, 1).atTime(time), null));
        case "isoformat" -> (CallableValue) (_, _) -> text();
        default -> null;
      };
    }

    @Override
    public String text() {
      String fraction = time.getNano() == 0 ? "" : ".%06d".formatted(time.getNano() / 1000);
      return "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond())
          + fraction;
    }
  }
}
