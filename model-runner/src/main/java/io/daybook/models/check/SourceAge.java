package io.daybook.models.check;

import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.Results;
import io.daybook.models.compile.value.TableValue;
import io.daybook.models.compile.value.Text;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Resource;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How old the newest row of a source is, and what its limits say about that.
///
/// @param standing what the limits say
/// @param loadedAt when the newest row was loaded; the first day of the calendar where there is
///   none
/// @param snapshotAt when the database was asked
/// @param response what the server said
public record SourceAge(
    Standing standing, Instant loadedAt, Instant snapshotAt, Results.Response response) {
  private static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

  /// Young enough, older than `warn_after`, older than `error_after`.
  public enum Standing {
    PASS,
    WARN,
    ERROR
  }

  /// Seconds between the newest row and the question.
  public double seconds() {
    Duration age = Duration.between(loadedAt, snapshotAt);
    return age.getSeconds() + age.getNano() / 1e9;
  }

  /// Whether a source has a limit; one that has none is never asked.
  public static boolean isLimited(Resource.Source source) {
    Fields limits = source.fields().fields("freshness");
    return limit(limits, "warn_after").isPresent() || limit(limits, "error_after").isPresent();
  }

  /// Asks the database.
  ///
  /// @throws io.daybook.kernel.failure.FailureException where it cannot be asked, or does not
  ///   answer with a moment
  public static SourceAge ask(NodeContext context, Resource.Source source) {
    PyDict result = result(context, source);
    List<@Nullable Object> row = row(result);
    Object newest = row.get(0);
    Instant loadedAt = newest == null ? NEVER : moment(newest, "last_modified");
    Object asked = row.get(1);
    Instant snapshotAt = moment(asked == null ? None.NONE : asked, "snapshotted_at");
    Results.Response response =
        result.find("response") instanceof Results.Response said
            ? said
            : new Results.Response("SELECT 1", "SELECT", 1L);
    Fields limits = source.fields().fields("freshness");
    Duration age = Duration.between(loadedAt, snapshotAt);
    Standing standing =
        isOver(age, limits, "error_after")
            ? Standing.ERROR
            : isOver(age, limits, "warn_after") ? Standing.WARN : Standing.PASS;
    return new SourceAge(standing, loadedAt, snapshotAt, response);
  }

  private static PyDict result(NodeContext context, Resource.Source source) {
    Fields fields = source.fields();
    Object relation = context.thisRelation();
    Object result;
    if (fields.has("loaded_at_query")) {
      String query = context.render(fields.text("loaded_at_query"));
      result = context.call("collect_freshness_custom_sql", relation, query);
    } else if (fields.has("loaded_at_field")) {
      Fields limits = fields.fields("freshness");
      Object filter = limits.has("filter") ? limits.text("filter") : None.NONE;
      result = context.call("collect_freshness", relation, fields.text("loaded_at_field"), filter);
    } else {
      throw Errors.runtime(
          "Could not compute freshness for source %s: no 'loaded_at_field' provided and postgres adapter does not support metadata-based freshness checks."
              .formatted(source.name()));
    }
    if (result instanceof PyDict dict) {
      return dict;
    }
    throw invalid(Text.of(result));
  }

  private static List<@Nullable Object> row(PyDict result) {
    if (result.find("table") instanceof TableValue rows
        && rows.table().rows().size() == 1
        && rows.table().names().size() == 2) {
      return rows.table().rows().getFirst();
    }
    throw invalid(Text.of(result));
  }

  private static RuntimeException invalid(String got) {
    return Errors.compilation("Got an invalid result from \"collect_freshness\" macro: " + got);
  }

  private static boolean isOver(Duration age, Fields limits, String key) {
    return limit(limits, key).filter(limit -> age.compareTo(limit) > 0).isPresent();
  }

  private static Optional<Duration> limit(Fields limits, String key) {
    Fields said = limits.fields(key);
    if (!(said.get("count") instanceof Number count)) {
      return Optional.empty();
    }
    return switch (said.text("period")) {
      case "minute" -> Optional.of(Duration.ofMinutes(count.longValue()));
      case "hour" -> Optional.of(Duration.ofHours(count.longValue()));
      case "day" -> Optional.of(Duration.ofDays(count.longValue()));
      default -> Optional.empty();
    };
  }

  /// A moment without a zone is one in UTC, as dbt has it.
  private static Instant moment(Object value, String column) {
    return switch (value) {
      case OffsetDateTime moment -> moment.toInstant();
      case LocalDateTime moment -> moment.toInstant(ZoneOffset.UTC);
      default ->
          throw Errors.database(
              "Expected a timestamp value when querying field '%s' of table None but received value of type '%s' instead"
                  .formatted(column, pythonType(value)));
    };
  }

  private static String pythonType(Object value) {
    return switch (value) {
      case LocalDate _ -> "date";
      case Long _, BigInteger _ -> "int";
      case BigDecimal _ -> "Decimal";
      case Boolean _ -> "bool";
      case None _ -> "NoneType";
      default -> "str";
    };
  }
}
