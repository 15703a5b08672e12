package io.daybook.models.builtin;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyList;
import io.daybook.models.compile.Call;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.module.PyDate;
import io.daybook.models.postgres.ResultTable;
import java.time.Duration;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Dates, series of dates and numbers, and the present moment.
final class DateMacros {
  private DateMacros() {}

  static void addTo(Library library) {
    moments(library);
    partitions(library);
    library
        .standard(
            "date_trunc",
            "datepart, date",
            call -> "date_trunc('" + call.text("datepart") + "', " + call.text("date") + ")")
        .postgres("dateadd", "datepart, interval, from_date_or_timestamp", DateMacros::dateadd)
        .postgres("datediff", "first_date, second_date, datepart", DateMacros::datediff)
        .postgres("last_day", "date, datepart", DateMacros::lastDay)
        .add(
            "default_last_day",
            "date, datepart",
            call -> lastDayBy(call, call.text("datepart"), "1"))
        .add(
            "default__last_day",
            "date, datepart",
            call -> lastDayBy(call, call.text("datepart"), "1"))
        .standard("date", "year, month, day", DateMacros::date)
        .standard("get_intervals_between", "start_date, end_date, datepart", DateMacros::intervals)
        .standard("date_spine", "datepart, start_date, end_date", DateMacros::dateSpine)
        .standard("get_powers_of_two", "upper_bound", DateMacros::powersOfTwo)
        .standard("generate_series", "upper_bound", DateMacros::series);
  }

  private static void moments(Library library) {
    library
        .postgres("current_timestamp", "", _ -> "now()")
        .postgres(
            "snapshot_get_time",
            "",
            call -> call.sql("current_timestamp") + "::timestamp without time zone")
        .postgres(
            "snapshot_string_as_time",
            "timestamp",
            call -> "'" + call.text("timestamp") + "'::timestamp without time zone")
        .postgres(
            "current_timestamp_backcompat",
            "",
            call -> "\n    current_timestamp::" + call.sql("type_timestamp") + "\n")
        .postgres(
            "current_timestamp_in_utc_backcompat",
            "",
            call ->
                "\n    (current_timestamp at time zone 'utc')::"
                    + call.sql("type_timestamp")
                    + "\n");
  }

  /// Days between two that are written as text.
  private static void partitions(Library library) {
    library
        .add(
            "convert_datetime",
            "date_str, date_fmt",
            call -> moment(call.text("date_str"), call.text("date_fmt")))
        .add(
            "dates_in_range",
            "start_date_str, end_date_str, in_fmt='%Y%m%d', out_fmt='%Y%m%d'",
            call ->
                days(
                    call,
                    call.text("start_date_str"),
                    call.textOrNull("end_date_str"),
                    call.isNone("out_fmt") ? "" : call.text("out_fmt")))
        .add("partition_range", "raw_partition_date, date_fmt='%Y%m%d'", DateMacros::range);
  }

  private static Object range(Call call) {
    String said = call.text("raw_partition_date");
    String[] ends = said.split(",", -1);
    if (ends.length > 2) {
      throw Errors.compilation(
          "Invalid partition time. Expected format: {Start Date}[,{End Date}]. Got: " + said);
    }
    Object end = ends.length == 1 ? None.NONE : ends[1];
    return call.macro("dates_in_range", ends[0], end, call.get("date_fmt"));
  }

  private static PyDate moment(String text, String pattern) {
    try {
      return PyDate.parse(text.strip(), pattern);
    } catch (PythonError _) {
      throw Errors.compilation(
          "The provided partition date '"
              + text
              + "' does not match the expected format '"
              + pattern
              + "'");
    }
  }

  private static PyList days(Call call, String first, @Nullable String last, String shown) {
    PyDate start = moment(first, call.text("in_fmt"));
    PyDate end = moment(last == null ? first : last, call.text("in_fmt"));
    long count = Math.floorDiv(Duration.between(start.local(), end.local()).toSeconds(), 86_400L);
    if (count < 0) {
      throw Errors.compilation(
          "Partition start date is after the end date (" + start.text() + ", " + end.text() + ")");
    }
    PyList days = new PyList();
    for (long day = 0; day <= count; day++) {
      PyDate date = PyDate.of(start.local().plusDays(day), start.zone());
      days.add(shown.isEmpty() ? date : date.format(shown));
    }
    return days;
  }

  private static String dateadd(Call call) {
    return "\n\n    %s + ((interval '1 %s') * (%s))\n\n"
        .formatted(
            call.text("from_date_or_timestamp"), call.text("datepart"), call.text("interval"));
  }

  private static String datediff(Call call) {
    String first = call.text("first_date");
    String second = call.text("second_date");
    String part = call.text("datepart");
    return switch (part) {
      case "year" ->
          difference(
              "(date_part('year', (%s)::date)", second, "date_part('year', (%s)::date))", first);
      case "quarter" -> finer(call, "year", "4", "date_part('quarter', (%s)::date)");
      case "month" -> finer(call, "year", "12", "date_part('month', (%s)::date)");
      case "day" -> "((" + second + ")::date - (" + first + ")::date)";
      case "week" -> weeks(call, first, second);
      case "hour" -> finer(call, "day", "24", "date_part('hour', (%s)::timestamp)");
      case "minute" -> finer(call, "hour", "60", "date_part('minute', (%s)::timestamp)");
      case "second" -> finer(call, "minute", "60", "floor(date_part('second', (%s)::timestamp))");
      case "millisecond" ->
          finer(call, "minute", "60000", "floor(date_part('millisecond', (%s)::timestamp))");
      case "microsecond" ->
          finer(call, "minute", "60000000", "floor(date_part('microsecond', (%s)::timestamp))");
      default ->
          throw Errors.compilation(
              "Unsupported datepart for macro datediff in postgres: '" + part + "'");
    };
  }

  private static String difference(String left, String second, String right, String first) {
    return left.formatted(second) + " - " + right.formatted(first);
  }

  /// A difference in a finer unit: that of the coarser one, times how many of it make one, plus
  /// what is left over.
  private static String finer(Call call, String coarser, String times, String part) {
    Object first = call.get("first_date");
    Object second = call.get("second_date");
    String coarse = call.sql("datediff", first, second, coarser);
    return "(%s * %s + %s - %s)"
        .formatted(
            coarse,
            times,
            part.formatted(call.text("second_date")),
            part.formatted(call.text("first_date")));
  }

  private static String weeks(Call call, String first, String second) {
    String days = call.sql("datediff", call.get("first_date"), call.get("second_date"), "day");
    return """
    (%3$s / 7 + case
        when date_part('dow', (%1$s)::timestamp) <= date_part('dow', (%2$s)::timestamp) then
            case when %1$s <= %2$s then 0 else -1 end
        else
            case when %1$s <= %2$s then 1 else 0 end
    end)\
    """
        .formatted(first, second, days);
  }

  private static Object lastDay(Call call) {
    return call.text("datepart").equals("quarter")
        ? lastDayBy(call, "month", "3")
        : call.macro("default_last_day", call.get("date"), call.get("datepart"));
  }

  private static String lastDayBy(Call call, String unit, String count) {
    Object start = call.macro("date_trunc", call.get("datepart"), call.get("date"));
    Object next = call.macro("dateadd", unit, count, start);
    return "cast(" + call.sql("dateadd", "day", "-1", next) + " as date)";
  }

  private static String date(Call call) {
    return "to_date('%04d-%02d-%02d', 'YYYY-MM-DD')"
        .formatted(number(call, "year"), number(call, "month"), number(call, "day"));
  }

  private static long number(Call call, String name) {
    return Long.parseLong(call.text(name).strip());
  }

  private static Object intervals(Call call) {
    String difference =
        call.sql("datediff", call.get("start_date"), call.get("end_date"), call.get("datepart"));
    ResultTable table = call.context().query("\n        select " + difference + "\n");
    Object value = table.rows().isEmpty() ? null : table.rows().getFirst().getFirst();
    return orOne(value);
  }

  private static Object orOne(@Nullable Object value) {
    return value == null ? 1L : value;
  }

  private static String dateSpine(Call call) {
    // The query as dbt writes it, blank lines included.
    String part = call.text("datepart");
    Object start = call.get("start_date");
    Object count = call.macro("get_intervals_between", start, call.get("end_date"), part);
    return """


    with rawdata as (
        %s
    ),

    all_periods as (
        select (%s) as date_%s
        from rawdata
    ),

    filtered as (
        select *
        from all_periods
        where date_%s <= %s
    )

    select * from filtered

    """
        .formatted(
            call.sql("generate_series", count),
            call.sql("dateadd", part, "row_number() over (order by 1) - 1", start),
            part,
            part,
            call.text("end_date"));
  }

  private static Object powersOfTwo(Call call) {
    double bound = ((Number) call.get("upper_bound")).doubleValue();
    if (bound <= 0) {
      throw Errors.compilation("upper bound must be positive");
    }
    long power = 1;
    while (bound > Math.pow(2, (double) power)) {
      power++;
    }
    return power;
  }

  private static String series(Call call) {
    long powers = ((Number) call.macro("get_powers_of_two", call.get("upper_bound"))).longValue();
    StringJoiner sum = new StringJoiner(" + ");
    StringJoiner from = new StringJoiner(" cross join ");
    for (long i = 0; i < powers; i++) {
      sum.add("p" + i + ".generated_number * power(2, " + i + ")");
      from.add("p as p" + i);
    }
    return """


    with p as (
        select 0 as generated_number union all select 1
    ), unioned as (
        select %s + 1 as generated_number
        from %s
    )

    select *
    from unioned
    where generated_number <= %s
    order by generated_number

    """
        .formatted(sum, from, call.text("upper_bound"));
  }
}
