package io.daybook.etl.row;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.etl.contract.ColumnType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Values read in place are those that the JDK reads.
class ValuesTest {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "7, 7",
    "007, 7",
    "-12, -12",
    "9223372036854775790, 9223372036854775790"
  })
  void readsWholeNumbers(String text, long expected) {
    assertEquals(expected, whole(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "+1", " 1", "1 ", "1.0", "1e3", "0x10", "1_000", "１", "1,5"})
  void whatIsNoWholeNumberIsUnreadable(String text) {
    assertEquals(Numbers.UNREADABLE, whole(text));
  }

  @Test
  void readsDecimalsWithoutTheirPoint() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      int scale = random.nextInt(9);
      BigDecimal value =
          BigDecimal.valueOf(random.nextLong() / 1_000_000_000_000L, random.nextInt(9));
      byte[] text = value.toPlainString().getBytes(UTF_8);
      long read = Numbers.decimal(text, 0, text.length, scale);

      if (value.stripTrailingZeros().scale() > scale) {
        assertEquals(Numbers.TOO_FINE, read, value::toPlainString);
      } else {
        assertEquals(value.setScale(scale).unscaledValue().longValue(), read);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".5", "5.", "1.2.3", "NaN", "Infinity", "1e2", "--1", "1.-2", "-"})
  void whatIsNoDecimalIsUnreadable(String text) {
    byte[] bytes = text.getBytes(UTF_8);

    assertEquals(Numbers.UNREADABLE, Numbers.decimal(bytes, 0, bytes.length, 2));
  }

  @Test
  void whatDoesNotFitIsTooLarge() {
    assertEquals(Numbers.TOO_LARGE, whole("9223372036854775808"));
    assertEquals(Numbers.TOO_LARGE, whole("9".repeat(200)));
  }

  @Test
  void readsEveryDayOfFourCenturies() {
    for (LocalDate day = LocalDate.of(1799, 12, 31); day.getYear() < 2201; day = day.plusDays(1)) {
      byte[] text = day.toString().getBytes(UTF_8);

      assertEquals(day.toEpochDay(), Numbers.day(text, 0, 10), day::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-04-31",
        "2026-1-01",
        "20260101",
        "0000-01-01",
        "2026-01-01x",
        "2026/01/01"
      })
  void aDayThatDoesNotExistIsUnreadable(String text) {
    byte[] bytes = text.getBytes(UTF_8);

    assertEquals(Numbers.UNREADABLE, Numbers.day(bytes, 0, bytes.length));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-20T08:15:30Z",
        "2026-11-20T08:15:30.123456Z",
        "2026-11-20T08:15:30.5+02:00",
        "1969-12-31T23:59:59-05:30"
      })
  void readsInstants(String text) {
    Instant expected = OffsetDateTime.parse(text).toInstant();

    assertEquals(ChronoUnit.MICROS.between(Instant.EPOCH, expected), moment("", text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-20T08:15:30",
        "2026-11-20 08:15:30Z",
        "2026-11-20T24:00:00Z",
        "2026-11-20T08:15:60Z",
        "2026-11-20T08:15Z",
        "2026-11-20T08:15:30.1234567Z",
        "2026-11-20T08:15:30+0200",
        "2026-02-30T08:15:30Z"
      })
  void whatIsNoInstantIsUnreadable(String text) {
    assertEquals(Numbers.UNREADABLE, moment("", text));
  }

  @Test
  void readsLocalTimesAsTheJdkDoes() {
    DateTimeFormatter format = DateTimeFormatter.ofPattern("M/d/yy H:mm", Locale.ROOT);
    Random random = new Random(2);
    Moments moments = new Moments(new ColumnType.Moment("M/d/yy H:mm", LONDON));
    for (int i = 0; i < 20_000; i++) {
      LocalDateTime local =
          LocalDateTime.ofEpochSecond(
              (random.nextInt(1_000_000) + 16_000_000L) * 60, 0, ZoneOffset.UTC);
      byte[] text = format.format(local).getBytes(UTF_8);
      boolean exists = !LONDON.getRules().getValidOffsets(local).isEmpty();

      long expected =
          exists ? local.atZone(LONDON).toEpochSecond() * 1_000_000 : Numbers.UNREADABLE;

      assertEquals(expected, moments.read(text, 0, text.length), local::toString);
    }
  }

  @Test
  void aTimeThatTheClocksSkipIsUnreadable() {
    assertEquals(Numbers.UNREADABLE, moment("M/d/yy H:mm", "3/27/11 1:30"));
    assertEquals(Numbers.UNREADABLE, moment("M/d/yy H:mm", "12/1/10 8:5"));
    assertEquals(Numbers.UNREADABLE, moment("M/d/yy H:mm", "2010-12-01 08:26"));
  }

  private static long whole(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return Numbers.whole(bytes, 0, bytes.length);
  }

  private static long moment(String format, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return new Moments(new ColumnType.Moment(format, LONDON)).read(bytes, 0, bytes.length);
  }
}
